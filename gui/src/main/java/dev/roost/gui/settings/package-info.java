/** What a person may choose: folders, language, light or dark. */
@NullMarked
package dev.roost.gui.settings;

import org.jspecify.annotations.NullMarked;
