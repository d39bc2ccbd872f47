package dev.roost.gui.setup;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.theme.PrimerDark;
import dev.roost.gui.kit.Samples;
import dev.roost.gui.kit.Screen;
import dev.roost.gui.text.Texts;
import java.util.List;
import java.util.Locale;
import javafx.application.Application;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;

/** The sheet that is printed: all words in their order, black on white. */
class WordSheetTest {
    private static final double INK = 0.5;

    @Test
    void theSheetHasAllWordsNumberedAndIsBlackOnWhiteUnderADarkWindowToo() throws Exception {
        FxToolkit.registerPrimaryStage();
        Parent sheet = Screen.onToolkit(() -> {
            Application.setUserAgentStylesheet(new PrimerDark().getUserAgentStylesheet());
            Parent made = (Parent) WordSheet.sheet(Samples.WORDS, Texts.in(Locale.ENGLISH));
            new Scene(made);
            made.applyCss();
            made.layout();
            return made;
        });
        assertThat(texts(sheet, ".word")).isEqualTo(Samples.WORDS);
        assertThat(texts(sheet, ".word-number")).startsWith("1", "2", "3").endsWith("24");
        List<Label> labels = sheet.lookupAll(".label").stream()
                .filter(Label.class::isInstance)
                .map(Label.class::cast)
                .toList();
        assertThat(labels)
                .hasSizeGreaterThan(48)
                .allSatisfy(label -> assertThat(((Color) label.getTextFill()).getBrightness())
                        .isLessThan(INK));
        WritableImage paper = Screen.onToolkit(() -> sheet.snapshot(null, null));
        PixelReader pixels = paper.getPixelReader();
        assertThat(pixels.getColor(2, 2)).isEqualTo(Color.WHITE);
        assertThat(pixels.getColor((int) paper.getWidth() - 3, (int) paper.getHeight() - 3))
                .isEqualTo(Color.WHITE);
    }

    private static List<String> texts(Parent sheet, String style) {
        return sheet.lookupAll(style).stream()
                .filter(Label.class::isInstance)
                .map((Node label) -> ((Label) label).getText())
                .toList();
    }
}
