package dev.roost.gui.grid;

import dev.roost.gui.photos.Catalogue;
import dev.roost.gui.photos.Chosen;
import dev.roost.gui.photos.Plan;
import dev.roost.node.api.PageReport;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;

/** Where the keyboard is in a grid, and what its keys do there. Used by the toolkit's thread. */
final class GridCursor {
    private final PhotoGrid grid;
    private final Catalogue catalogue;
    private final Chosen chosen;
    private final GridDeeds deeds;
    private long place;
    private long anchor;

    GridCursor(PhotoGrid grid, Catalogue catalogue, Chosen chosen, GridDeeds deeds) {
        this.grid = grid;
        this.catalogue = catalogue;
        this.chosen = chosen;
        this.deeds = deeds;
    }

    long place() {
        return place;
    }

    /** There are so many photos now. */
    void keepWithin(long photos) {
        place = Math.max(0, Math.min(place, photos - 1));
        anchor = Math.max(0, Math.min(anchor, photos - 1));
    }

    void moveTo(long next) {
        step(next, false);
    }

    void press(KeyEvent event) {
        long photos = catalogue.photos();
        if (photos > 0 && (isMove(event, photos) || isDeed(event, photos))) {
            event.consume();
        }
    }

    void click(MouseEvent event, TileNode node, boolean onMark) {
        long at = node.place();
        if (event.isShiftDown()) {
            deeds.chooseRange(anchor, at);
            place = at;
            grid.mark();
        } else if (onMark || event.isShortcutDown() || chosen.count() > 0) {
            step(at, false);
            node.tile().map(PageReport.Tile::id).ifPresent(chosen::turn);
        } else {
            step(at, false);
            deeds.open(at);
        }
    }

    private boolean isMove(KeyEvent event, long photos) {
        Plan plan = grid.plan();
        long next = switch (event.getCode()) {
            case LEFT, KP_LEFT -> place - 1;
            case RIGHT, KP_RIGHT -> place + 1;
            case UP, KP_UP -> plan.above(place);
            case DOWN, KP_DOWN -> plan.below(place);
            case HOME -> 0;
            case END -> photos - 1;
            case PAGE_UP -> event.isShortcutDown() ? monthBefore(plan) : page(-1);
            case PAGE_DOWN -> event.isShortcutDown() ? monthAfter(plan) : page(1);
            default -> -2;
        };
        if (next == -2) {
            return false;
        }
        step(Math.max(0, Math.min(next, photos - 1)), event.isShiftDown());
        return true;
    }

    private boolean isDeed(KeyEvent event, long photos) {
        if (event.isShortcutDown() && event.getCode() == KeyCode.A) {
            deeds.chooseRange(0, photos - 1);
            return true;
        }
        switch (event.getCode()) {
            case ENTER -> deeds.open(place);
            case SPACE -> catalogue.tile(place).map(PageReport.Tile::id).ifPresent(chosen::turn);
            case DELETE -> deeds.remove(place);
            case ESCAPE -> {
                boolean any = chosen.count() > 0;
                chosen.clear();
                return any;
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private void step(long next, boolean choose) {
        place = next;
        if (choose) {
            deeds.chooseRange(anchor, place);
        } else {
            anchor = place;
        }
        // There may be more photos already than the sheet has room for: it is laid out in a moment.
        if (place < grid.plan().months().photos()) {
            grid.reveal(place);
        }
        grid.mark();
    }

    private long page(int direction) {
        Plan plan = grid.plan();
        int rows = (int) Math.max(1, Math.floor(grid.getHeight() / (plan.tile() + Plan.GAP)) - 1);
        long next = place;
        for (int row = 0; row < rows; row++) {
            next = direction < 0 ? plan.above(next) : plan.below(next);
        }
        return next;
    }

    private long monthBefore(Plan plan) {
        int month = plan.months().of(place);
        boolean first = plan.months().first(month) == place;
        return plan.months().first(first ? Math.max(0, month - 1) : month);
    }

    private long monthAfter(Plan plan) {
        int month = plan.months().of(place);
        return month == plan.months().count() - 1
                ? plan.months().photos() - 1
                : plan.months().first(month + 1);
    }
}
