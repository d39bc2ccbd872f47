package dev.roost.gui.grid;

import dev.roost.gui.photos.PhotoTexts;
import dev.roost.gui.photos.Plan;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;

/** The months' names on the sheet, those that are seen. Used by the toolkit's thread. */
final class Headings {
    /** One month's name and how many photos it has. */
    private static final class Heading extends HBox {
        private static final double SPACING = 10;
        private final Label month = new Label();
        private final Label count = new Label();

        Heading() {
            super(SPACING);
            setManaged(false);
            setMouseTransparent(true);
            setAlignment(Pos.BASELINE_LEFT);
            getStyleClass().add("month-heading");
            month.getStyleClass().add("heading");
            count.getStyleClass().add("quiet");
            getChildren().addAll(month, count);
        }
    }

    private final Pane sheet;
    private final PhotoTexts texts;
    private final TreeMap<Integer, Heading> seen = new TreeMap<>();
    private final List<Heading> spare = new ArrayList<>();

    Headings(Pane sheet, PhotoTexts texts) {
        this.sheet = sheet;
        this.texts = texts;
    }

    /**
     * Shows those of some months.
     *
     * @param base the height of the plan at which the sheet begins
     */
    void show(Plan plan, int from, int to, double base) {
        for (Iterator<Map.Entry<Integer, Heading>> all = seen.entrySet().iterator(); all.hasNext(); ) {
            Map.Entry<Integer, Heading> one = all.next();
            if (one.getKey() < from || one.getKey() > to) {
                drop(one.getValue());
                all.remove();
            }
        }
        for (int month = from; month <= to; month++) {
            if (!seen.containsKey(month)) {
                Heading heading = heading();
                heading.month.setText(texts.month(plan.months().name(month)));
                heading.count.setText(texts.photos(plan.months().photos(month)));
                heading.autosize();
                heading.resizeRelocate(0, plan.top(month) - base, heading.prefWidth(-1), Plan.HEADING_HEIGHT);
                seen.put(month, heading);
            }
        }
    }

    void clear() {
        seen.values().forEach(this::drop);
        seen.clear();
    }

    private void drop(Heading heading) {
        heading.setVisible(false);
        spare.add(heading);
    }

    private Heading heading() {
        if (spare.isEmpty()) {
            Heading heading = new Heading();
            sheet.getChildren().add(heading);
            heading.applyCss();
            return heading;
        }
        Heading heading = spare.remove(spare.size() - 1);
        heading.setVisible(true);
        return heading;
    }
}
