package dev.roost.gui.setup;

import dev.roost.gui.kit.Screen;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;

/** Reads the recovery words off a screen, as a person does, and types those that are asked back. */
public final class SetupWords {
    private static final String ASKED = "check-word-";

    private SetupWords() {}

    public static List<String> shownOn(Screen screen) {
        screen.see("#words-next");
        return screen.robot().lookup(".word").queryAllAs(Labeled.class).stream()
                .map(Labeled::getText)
                .toList();
    }

    public static void type(Screen screen, List<String> words) {
        screen.see("#check-next");
        for (Node field : screen.robot().lookup(".text-field").queryAllAs(TextInputControl.class)) {
            int number = Integer.parseInt(field.getId().substring(ASKED.length()));
            screen.type("#" + field.getId(), words.get(number - 1));
        }
    }
}
