package dev.roost.gui.viewer;

import dev.roost.gui.grid.Picture;
import dev.roost.gui.grid.Pictures;
import dev.roost.gui.text.Texts;
import dev.roost.gui.view.Buttons;
import dev.roost.gui.view.Seen;
import dev.roost.gui.view.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** One photo on the screen, over the grid. Used by the toolkit's thread. */
public final class ViewerView {
    private static final double GAP = 8;

    private final ViewerPresenter presenter;
    private final Pictures pictures;
    private final ViewerDeeds deeds;
    private final Texts texts;
    private final ZoomPane zoom = new ZoomPane();
    private final FactsPane facts;
    private final Label position = new Label();
    private final Label nothing = Words.quiet("");
    private final ToggleButton details = new ToggleButton(null, new FontIcon(Feather.INFO));
    private final Button previous;
    private final Button next;
    private final BorderPane root = new BorderPane();
    private boolean open;
    private String id = "";

    /**
     * Shows a presenter's state.
     *
     * @param remove what removing a photo is called here
     */
    public ViewerView(ViewerPresenter presenter, Pictures pictures, Texts texts, String remove, ViewerDeeds deeds) {
        this.presenter = presenter;
        this.pictures = pictures;
        this.texts = texts;
        this.deeds = deeds;
        Button restore = Buttons.plain("viewer-restore", texts.of("photos.restore"), () -> deeds.restore(id));
        Button away = Buttons.plain("viewer-remove", remove, this::remove);
        facts = new FactsPane(texts, presenter::openOriginal, List.of(restore, away));
        previous = button("viewer-previous", Feather.CHEVRON_LEFT, "viewer.previous", presenter::previous);
        next = button("viewer-next", Feather.CHEVRON_RIGHT, "viewer.next", presenter::next);
        details.setId("viewer-details");
        name(details, texts.of("viewer.details"));
        details.setSelected(true);
        details.setOnAction(event -> Seen.when(facts, details.isSelected()));
        StackPane middle = new StackPane(zoom, nothing);
        middle.getStyleClass().add("viewer-ground");
        root.getStyleClass().add("viewer");
        root.setId("viewer");
        root.setTop(bar());
        root.setCenter(middle);
        root.setRight(facts);
        root.setFocusTraversable(true);
        root.addEventHandler(KeyEvent.KEY_PRESSED, this::press);
        Seen.when(root, false);
        pictures.large().follow(this::came);
        presenter.shown().follow(this::show);
    }

    public Node node() {
        return root;
    }

    private HBox bar() {
        Button close = button("viewer-close", Feather.ARROW_LEFT, "viewer.close", presenter::close);
        Button smaller = button("viewer-smaller", Feather.ZOOM_OUT, "viewer.smaller", zoom::smaller);
        Button larger = button("viewer-larger", Feather.ZOOM_IN, "viewer.larger", zoom::larger);
        Button fit = button("viewer-fit", Feather.MAXIMIZE, "viewer.fit", zoom::turn);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        position.setId("viewer-position");
        position.setMinWidth(Region.USE_PREF_SIZE);
        position.getStyleClass().add("quiet");
        HBox bar = new HBox(GAP, close, previous, next, position, space, smaller, larger, fit, details);
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.getStyleClass().add("viewer-bar");
        return bar;
    }

    private Button button(String buttonId, Feather picture, String key, Runnable deed) {
        Button button = Buttons.with(picture, Buttons.plain(buttonId, "", deed));
        name(button, texts.of(key));
        return button;
    }

    private static void name(ButtonBase button, String name) {
        button.setAccessibleText(name);
        button.setTooltip(new Tooltip(name));
        button.setMinWidth(Region.USE_PREF_SIZE);
    }

    private void show(ViewerState state) {
        id = state.id();
        Seen.when(root, state.open());
        if (state.open()) {
            position.setText(state.position());
            root.setAccessibleText(state.name());
            facts.show(state);
            showPicture(state);
        }
        if (state.open() || open) {
            deeds.looking(state.place(), state.open());
        }
        if (state.open() && !open) {
            root.requestFocus();
        }
        open = state.open();
    }

    private void showPicture(ViewerState state) {
        if (state.picture()) {
            List<String> wanted = new ArrayList<>(List.of(state.id()));
            wanted.addAll(presenter.beside());
            pictures.large().want(wanted);
        }
        Optional<Picture> picture = pictures.large().get(state.id());
        zoom.show(picture.flatMap(Picture::image));
        boolean none =
                !state.picture() || picture.filter(p -> p.image().isEmpty()).isPresent();
        boolean waits = state.id().isEmpty() || (!none && picture.isEmpty());
        Words.say(nothing, waits ? texts.of("viewer.loading") : none ? texts.of("viewer.noPicture") : "");
    }

    private void came(String which) {
        if (open && which.equals(id)) {
            showPicture(presenter.shown().get());
        }
    }

    private void remove() {
        if (!id.isEmpty()) {
            presenter.leaveThis();
            deeds.remove(id);
        }
    }

    private void press(KeyEvent event) {
        if (event.isShortcutDown()) {
            return;
        }
        boolean done = true;
        switch (event.getCode()) {
            case LEFT, KP_LEFT, PAGE_UP -> presenter.previous();
            case RIGHT, KP_RIGHT, PAGE_DOWN -> presenter.next();
            case ESCAPE -> presenter.close();
            case PLUS, ADD, EQUALS -> zoom.larger();
            case MINUS, SUBTRACT -> zoom.smaller();
            case DIGIT0, NUMPAD0 -> zoom.fit();
            case DIGIT1, NUMPAD1 -> zoom.whole();
            case I -> details.fire();
            case DELETE -> remove();
            default -> done = false;
        }
        if (done) {
            event.consume();
        }
    }
}
