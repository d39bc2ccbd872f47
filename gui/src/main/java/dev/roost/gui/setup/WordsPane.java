package dev.roost.gui.setup;

import dev.roost.gui.text.Texts;
import dev.roost.gui.view.Buttons;
import dev.roost.gui.view.Card;
import dev.roost.gui.view.Words;
import dev.roost.gui.work.Background;
import java.util.List;
import java.util.Optional;
import javafx.print.PrinterJob;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** The 24 words, to be written down or printed. Used by the toolkit's thread. */
final class WordsPane extends VBox {
    private static final double GAP = 16;

    private final Texts texts;
    private final Background background;
    private final List<String> words;
    private final Label printed = Words.quiet("");

    WordsPane(SetupPresenter presenter, Background background, Texts texts, List<String> words) {
        super(GAP);
        this.texts = texts;
        this.background = background;
        this.words = words;
        Words.say(printed, "");
        Button next = Buttons.main("words-next", texts.of("words.next"), presenter::wordsWritten);
        Button print = Buttons.plain("words-print", texts.of("words.print"), this::print);
        getChildren()
                .addAll(
                        Words.title(texts.of("words.title")),
                        Words.plain(texts.of("words.hint")),
                        new Card(WordSheet.grid(words, texts)),
                        new HBox(GAP, next, print),
                        printed);
    }

    /** Looking for a printer may take a while, so that is done elsewhere. */
    private void print() {
        background.run(
                () -> Optional.ofNullable(PrinterJob.createPrinterJob()),
                job -> job.ifPresentOrElse(this::print, this::cannotPrint),
                e -> cannotPrint());
    }

    private void print(PrinterJob job) {
        if (job.showPrintDialog(getScene().getWindow()) && job.printPage(WordSheet.sheet(words, texts))) {
            job.endJob();
            Words.say(printed, texts.of("words.print.done"));
        }
    }

    private void cannotPrint() {
        Words.say(printed, texts.of("words.print.none"));
    }
}
