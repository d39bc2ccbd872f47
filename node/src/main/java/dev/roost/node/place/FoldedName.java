package dev.roost.node.place;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;

/** Names as they are compared: in lower case, without accents, and with one space for all that is no letter or digit. */
public final class FoldedName {
    /** Letters that stay letters of their own when accents are taken off. */
    private static final Map<Character, String> PLAIN = Map.ofEntries(
            Map.entry('ß', "ss"),
            Map.entry('æ', "ae"),
            Map.entry('œ', "oe"),
            Map.entry('ø', "o"),
            Map.entry('ł', "l"),
            Map.entry('đ', "d"),
            Map.entry('ð', "d"),
            Map.entry('þ', "th"),
            Map.entry('ħ', "h"),
            Map.entry('ı', "i"),
            Map.entry('ə', "e"));

    private FoldedName() {}

    /** Folds a name; one without letters and digits becomes empty. */
    public static String of(String name) {
        String apart = Normalizer.normalize(name.toLowerCase(Locale.ROOT), Normalizer.Form.NFKD);
        StringBuilder folded = new StringBuilder(apart.length());
        boolean between = false;
        for (int i = 0; i < apart.length(); i++) {
            char letter = apart.charAt(i);
            if (isMark(letter)) {
                continue;
            }
            if (Character.isLetterOrDigit(letter) || Character.isSurrogate(letter)) {
                if (between && folded.length() > 0) {
                    folded.append(' ');
                }
                between = false;
                folded.append(PLAIN.getOrDefault(letter, String.valueOf(letter)));
            } else {
                between = true;
            }
        }
        return folded.toString();
    }

    /** Accents, and what stands for them or is left out as often as not: apostrophes. */
    private static boolean isMark(char letter) {
        int type = Character.getType(letter);
        return type == Character.NON_SPACING_MARK || letter == '\'' || letter == '\u2019' || letter == '\u02BC';
    }
}
