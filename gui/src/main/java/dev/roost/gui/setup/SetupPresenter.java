package dev.roost.gui.setup;

import dev.roost.gui.text.NodeTexts;
import dev.roost.gui.text.Texts;
import dev.roost.gui.work.Background;
import dev.roost.gui.work.Shown;
import dev.roost.node.api.InitReport;
import dev.roost.node.api.InitRequest;
import dev.roost.node.api.JoinReport;
import dev.roost.node.api.NodeControl;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/** Leads from nothing to the first kept photo: whose library, the words, the folders. Used by the window's thread. */
public final class SetupPresenter {
    private static final int WORDS_ASKED = 3;

    private final NodeControl node;
    private final Background background;
    private final Texts texts;
    private final RandomGenerator random;
    private final Consumer<List<URI>> begin;
    private final Shown<SetupState> shown =
            new Shown<>(new SetupState(SetupState.Step.WELCOME, "", List.of(), List.of(), List.of(), ""));

    /**
     * Leads a person through the first run.
     *
     * @param random chooses the words that are asked back
     * @param begin hears which folders to keep, when all is done; it may be none
     */
    public SetupPresenter(
            NodeControl node, Background background, Texts texts, RandomGenerator random, Consumer<List<URI>> begin) {
        this.node = node;
        this.background = background;
        this.texts = texts;
        this.random = random;
        this.begin = begin;
        background.run(node::device, device -> named(device.name()), e -> say(e.sentence()));
    }

    public Shown<SetupState> shown() {
        return shown;
    }

    /** Whether leaving now would lose the words, which are shown this once. */
    public boolean isHoldingWords() {
        return !shown.get().words().isEmpty();
    }

    /** Begins a library of which this computer is the first device. */
    public void beginLibrary(String name) {
        Optional<String> called = Optional.of(name.strip()).filter(text -> !text.isEmpty());
        shown.show(shown.get().saying(SetupState.Step.MAKING, texts.of("setup.making")));
        background.run(
                () -> node.init(new InitRequest(called, "member")),
                this::made,
                e -> shown.show(shown.get().saying(SetupState.Step.WELCOME, new NodeTexts(texts).of(e))));
    }

    /** The words are on paper, says the person. */
    public void wordsWritten() {
        shown.show(shown.get().at(SetupState.Step.CHECK));
    }

    /** Shows the words once more. */
    public void wordsAgain() {
        shown.show(shown.get().at(SetupState.Step.WORDS));
    }

    /** Compares what was typed, by the number of the word; goes on only if all are right. */
    public void check(Map<Integer, String> typed) {
        SetupState now = shown.get();
        List<Integer> wrong = now.asked().stream()
                .filter(number -> !typed.getOrDefault(number, "")
                        .strip()
                        .equalsIgnoreCase(now.words().get(number - 1)))
                .toList();
        if (wrong.isEmpty()) {
            shown.show(new SetupState(SetupState.Step.FOLDERS, now.name(), List.of(), List.of(), List.of(), ""));
        } else {
            shown.show(new SetupState(
                    SetupState.Step.CHECK,
                    now.name(),
                    now.words(),
                    now.asked(),
                    wrong,
                    texts.of("check.words.wrong", wrong.size(), wrong.get(0))));
        }
    }

    /** This computer joins a library that another device has. */
    public void toJoin() {
        shown.show(shown.get().at(SetupState.Step.JOIN));
    }

    public void toWelcome() {
        shown.show(shown.get().at(SetupState.Step.WELCOME));
    }

    /** This computer belongs to a library now; one that stores sealed copies has no folders to choose. */
    public void joined(JoinReport report) {
        if (report.joined().role().equals("member")) {
            shown.show(shown.get().at(SetupState.Step.FOLDERS));
        } else {
            finish(List.of());
        }
    }

    /** Keeps these folders from now on. */
    public void finish(List<URI> folders) {
        shown.show(shown.get().at(SetupState.Step.DONE));
        begin.accept(folders);
    }

    private void made(InitReport report) {
        List<String> words = report.recoveryWords().orElse(List.of());
        List<Integer> asked = random.ints(1, words.size() + 1)
                .distinct()
                .limit(WORDS_ASKED)
                .sorted()
                .boxed()
                .toList();
        shown.show(new SetupState(SetupState.Step.WORDS, report.device().name(), words, asked, List.of(), ""));
    }

    private void named(String name) {
        SetupState now = shown.get();
        shown.show(new SetupState(now.step(), name, now.words(), now.asked(), now.wrong(), now.sentence()));
    }

    private void say(String sentence) {
        shown.show(shown.get().saying(shown.get().step(), sentence));
    }
}
