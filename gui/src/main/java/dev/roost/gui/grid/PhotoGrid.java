package dev.roost.gui.grid;

import dev.roost.gui.photos.Catalogue;
import dev.roost.gui.photos.Chosen;
import dev.roost.gui.photos.Months;
import dev.roost.gui.photos.PhotoTexts;
import dev.roost.gui.photos.Plan;
import java.util.Optional;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;

/**
 * Photos under their months, on a sheet of which only what is seen exists: a few dozen tiles, used again and again.
 * Used by the toolkit's thread.
 */
public final class PhotoGrid extends Region {
    private static final double SCROLL_FACTOR = 1.5;
    private static final double BUBBLE_GAP = 10;

    /** Farther than this from its middle the sheet is laid out anew, so that places stay exact in the toolkit's floats. */
    private static final double BASE_REACH = 100_000;

    private final Catalogue catalogue;
    private final Pictures pictures;
    private final PhotoTexts texts;
    private final GridCursor cursor;
    private final Pane sheet = new Pane();
    private final Pane window = new Pane(sheet);
    private final Rectangle clip = new Rectangle();
    private final Label bubble = new Label();
    private final Scrubber scrubber;
    private final Tiles tiles;
    private final Headings headings;
    private Plan plan = new Plan(Months.NONE, 1);
    private double offset;
    private double base;
    private long first;
    private long last = -1;

    /** Shows a catalogue's photos and which of them are chosen. */
    public PhotoGrid(Catalogue catalogue, Chosen chosen, Pictures pictures, PhotoTexts texts, GridDeeds deeds) {
        this.catalogue = catalogue;
        this.tiles = new Tiles(sheet, catalogue, chosen, pictures, texts);
        this.pictures = pictures;
        this.texts = texts;
        this.headings = new Headings(sheet, texts);
        this.scrubber = new Scrubber(texts, plan, this::scrollTo);
        scrubber.setAccessibleText(texts.scrubber());
        this.cursor = new GridCursor(this, catalogue, chosen, deeds);
        getStyleClass().add("photo-grid");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.LIST_VIEW);
        sheet.setManaged(false);
        window.setManaged(false);
        window.setClip(clip);
        scrubber.setManaged(false);
        bubble.setManaged(false);
        bubble.setVisible(false);
        bubble.getStyleClass().add("scrubber-bubble");
        getChildren().addAll(window, scrubber, bubble);
        window.addEventHandler(ScrollEvent.SCROLL, this::scroll);
        window.addEventHandler(MouseEvent.MOUSE_CLICKED, this::click);
        scrubber.addEventHandler(MouseEvent.MOUSE_RELEASED, event -> bubble.setVisible(false));
        setOnKeyPressed(cursor::press);
        focusedProperty().addListener((focus, before, now) -> mark());
        catalogue.followRenewals(pictures::lookAgain);
        catalogue.follow(this::changed);
        chosen.follow(this::mark);
    }

    /** How high the sheet lies over the window's upper edge. */
    public double offset() {
        return offset;
    }

    /** How far one can scroll. */
    public double offsetMax() {
        return Math.max(0, plan.height() - getHeight());
    }

    /** Scrolls so that this height of the sheet is at the upper edge. */
    public void scrollTo(double y) {
        double next = Math.rint(Math.max(0, Math.min(y, offsetMax())));
        if (next != offset) {
            offset = next;
            arrange(false);
        }
        if (scrubber.isHeld()) {
            say();
        }
    }

    /** Where the keyboard is. */
    public long cursor() {
        return cursor.place();
    }

    /** Brings the keyboard to a photo, and the photo into sight. */
    public void moveTo(long place) {
        cursor.moveTo(place);
    }

    Plan plan() {
        return plan;
    }

    /** Brings a photo into sight, with the heading if it is its month's first row. */
    void reveal(long place) {
        double top = plan.y(place);
        double above = top - plan.top(plan.months().of(place)) <= Plan.HEADING_HEIGHT ? Plan.HEADING_HEIGHT : Plan.GAP;
        if (top - above < offset) {
            scrollTo(top - above);
        } else if (top + plan.tile() + Plan.GAP > offset + getHeight()) {
            scrollTo(top + plan.tile() + Plan.GAP - getHeight());
        }
    }

    /** Shows anew which photos are chosen, and where the keyboard is. */
    void mark() {
        tiles.mark(isFocused() ? cursor.place() : -1);
        notifyAccessibleAttributeChanged(AccessibleAttribute.FOCUS_ITEM);
    }

    @Override
    protected void layoutChildren() {
        double width = Math.max(1, getWidth() - Scrubber.WIDTH);
        window.resizeRelocate(0, 0, width, getHeight());
        clip.setWidth(width);
        clip.setHeight(getHeight());
        scrubber.resizeRelocate(width, 0, Scrubber.WIDTH, getHeight());
        Plan next = new Plan(catalogue.months(), Math.max(1, width - Plan.GAP));
        if (next.isLike(plan)) {
            scrollWithin();
        } else {
            lay(next);
        }
        if (bubble.isVisible()) {
            say();
        }
    }

    /** The window may be higher than the sheet that is left below its upper edge. */
    private void scrollWithin() {
        offset = Math.rint(Math.max(0, Math.min(offset, offsetMax())));
        pictures.makeTiles((int) Math.ceil(plan.tile() * sharpness()));
        scrubber.at(offset, getHeight());
        scrubber.show(plan);
        arrange(true);
    }

    /** The photos may be others, or more. */
    private void changed() {
        if (!catalogue.months().equals(plan.months())) {
            lay(new Plan(catalogue.months(), Math.max(1, getWidth() - Scrubber.WIDTH - Plan.GAP)));
        } else {
            arrange(true);
        }
    }

    /** Lays out the sheet anew; the photo at the upper edge stays there. */
    private void lay(Plan next) {
        long anchor = plan.months().photos() == 0 || offset == 0 ? -1 : plan.firstAt(offset);
        double within = anchor < 0 ? 0 : offset - plan.y(anchor);
        plan = next;
        offset = anchor < 0 || anchor >= plan.months().photos() ? 0 : plan.y(anchor) + within;
        cursor.keepWithin(plan.months().photos());
        clear();
        scrollWithin();
    }

    private void clear() {
        tiles.clear();
        headings.clear();
        last = -1;
    }

    private double sharpness() {
        return getScene() == null || getScene().getWindow() == null
                ? 1
                : getScene().getWindow().getRenderScaleX();
    }

    /** Puts what is seen now onto the sheet, and takes away what is not. */
    private void arrange(boolean anew) {
        scrubber.at(offset, getHeight());
        if (plan.months().photos() == 0 || getHeight() <= 0) {
            clear();
            return;
        }
        if (Math.abs(offset - base) > BASE_REACH) {
            base = offset;
            clear();
        }
        sheet.setTranslateY(base - offset);
        double slack = plan.tile();
        long from = plan.firstAt(offset - slack);
        long to = plan.lastAt(offset + getHeight() + slack);
        headings.show(plan, plan.months().of(from), plan.months().of(to), base);
        if (anew || from != first || to != last) {
            first = from;
            last = to;
            tiles.show(plan, first, last, base);
            tiles.want(first, last);
            mark();
        }
    }

    private void say() {
        if (plan.months().count() > 0) {
            bubble.setText(texts.month(plan.months().name(plan.monthAt(offset + Plan.HEADING_HEIGHT))));
            bubble.setVisible(true);
            bubble.autosize();
            bubble.relocate(
                    getWidth() - Scrubber.WIDTH - bubble.getWidth() - BUBBLE_GAP,
                    Math.max(0, scrubber.thumbMiddle() - bubble.getHeight() / 2));
        }
    }

    private void scroll(ScrollEvent event) {
        scrollTo(offset - event.getDeltaY() * SCROLL_FACTOR);
        event.consume();
    }

    private void click(MouseEvent event) {
        requestFocus();
        Optional<TileNode> hit = event.getTarget() instanceof TileNode node ? Optional.of(node) : Optional.empty();
        if (event.getButton() == MouseButton.PRIMARY && event.isStillSincePress() && hit.isPresent()) {
            TileNode node = hit.get();
            boolean onMark = TileNode.isMark(
                    event.getX() - node.getLayoutX(), event.getY() - node.getLayoutY() - sheet.getTranslateY());
            cursor.click(event, node, onMark);
        }
    }

    @Override
    protected double computePrefHeight(double width) {
        return plan.tile();
    }

    @Override
    public @Nullable Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        return switch (attribute) {
            case ITEM_COUNT -> (int) Math.min(Integer.MAX_VALUE, plan.months().photos());
            case FOCUS_ITEM -> tiles.at(cursor.place()).orElse(null);
            default -> super.queryAccessibleAttribute(attribute, parameters);
        };
    }
}
