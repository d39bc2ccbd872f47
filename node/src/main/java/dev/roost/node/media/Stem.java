package dev.roost.node.media;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the names of a photo's files have in common. Phones mark an edited copy {@code IMG_E1234} and the edits of the
 * original {@code IMG_O1234} beside {@code IMG_1234}.
 *
 * @param text in lower case, without ending and mark
 * @param isMarked whether there was a mark
 */
record Stem(String text, boolean isMarked) {
    private static final Pattern MARKED = Pattern.compile("(img_)e(\\d{4,}.*)");

    private static final Pattern MARKED_SIDECAR = Pattern.compile("(img_)[eo](\\d{4,}.*)");

    static Stem of(FolderFile file) {
        Matcher marked = (file.isSidecar() ? MARKED_SIDECAR : MARKED).matcher(file.base());
        return marked.matches() ? new Stem(marked.group(1) + marked.group(2), true) : new Stem(file.base(), false);
    }
}
