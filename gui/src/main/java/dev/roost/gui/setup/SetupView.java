package dev.roost.gui.setup;

import dev.roost.gui.pairing.JoinPane;
import dev.roost.gui.pairing.PairingPresenter;
import dev.roost.gui.text.Texts;
import dev.roost.gui.view.FolderChoice;
import dev.roost.gui.view.Page;
import dev.roost.gui.work.Background;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;

/** The first run on the screen: one pane for each step. Used by the toolkit's thread. */
public final class SetupView {
    private final SetupPresenter presenter;
    private final PairingPresenter pairing;
    private final Background background;
    private final Texts texts;
    private final FolderChoice choice;
    private final PictureFolders usual;
    private final StackPane place = new StackPane();
    private final WelcomePane welcome;
    private Optional<CheckPane> check = Optional.empty();
    private Optional<SetupState.Step> step = Optional.empty();

    public SetupView(
            SetupPresenter presenter,
            PairingPresenter pairing,
            Background background,
            Texts texts,
            FolderChoice choice,
            PictureFolders usual) {
        this.presenter = presenter;
        this.pairing = pairing;
        this.background = background;
        this.texts = texts;
        this.choice = choice;
        this.usual = usual;
        this.welcome = new WelcomePane(presenter, texts);
        presenter.shown().follow(this::show);
    }

    public Node node() {
        return place;
    }

    private void show(SetupState state) {
        if (!step.equals(Optional.of(state.step()))) {
            step = Optional.of(state.step());
            enter(state);
        }
        welcome.show(state);
        check.ifPresent(pane -> pane.show(state));
    }

    private void enter(SetupState state) {
        switch (state.step()) {
            case WELCOME, MAKING -> {
                if (welcome.getScene() == null) {
                    turnTo(welcome);
                }
            }
            case WORDS -> turnTo(new WordsPane(presenter, background, texts, state.words()));
            case CHECK -> {
                CheckPane pane = new CheckPane(presenter, texts, state.asked());
                check = Optional.of(pane);
                turnTo(pane);
            }
            case JOIN -> {
                JoinPane pane = new JoinPane(pairing, texts, presenter::joined, presenter::toWelcome);
                turnTo(pane.node());
                pane.open();
            }
            case FOLDERS -> turnTo(new FoldersPane(presenter, background, texts, choice, usual));
            case DONE -> check = Optional.empty();
        }
    }

    private void turnTo(Node pane) {
        place.getChildren().setAll(new Page(pane));
    }
}
