package dev.roost.gui.grid;

import dev.roost.gui.photos.Catalogue;
import dev.roost.gui.photos.Chosen;
import dev.roost.gui.photos.PhotoTexts;
import dev.roost.gui.photos.Plan;
import dev.roost.node.api.PageReport;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javafx.scene.layout.Pane;

/** The tiles on the sheet, those that are seen; the others wait to be used again. Used by the toolkit's thread. */
final class Tiles {
    private final Pane sheet;
    private final Catalogue catalogue;
    private final Chosen chosen;
    private final Pictures pictures;
    private final PhotoTexts texts;
    private final TreeMap<Long, TileNode> seen = new TreeMap<>();
    private final List<TileNode> spare = new ArrayList<>();

    Tiles(Pane sheet, Catalogue catalogue, Chosen chosen, Pictures pictures, PhotoTexts texts) {
        this.sheet = sheet;
        this.catalogue = catalogue;
        this.chosen = chosen;
        this.pictures = pictures;
        this.texts = texts;
        pictures.tiles().follow(this::came);
    }

    /** The tile in a place, if it is seen. */
    Optional<TileNode> at(long place) {
        return Optional.ofNullable(seen.get(place));
    }

    /**
     * Shows those from one place to another, both included.
     *
     * @param base the height of the plan at which the sheet begins
     */
    void show(Plan plan, long first, long last, double base) {
        for (Iterator<Map.Entry<Long, TileNode>> all = seen.entrySet().iterator(); all.hasNext(); ) {
            Map.Entry<Long, TileNode> one = all.next();
            if (one.getKey() < first || one.getKey() > last) {
                spare.add(one.getValue());
                all.remove();
            }
        }
        for (long place = first; place <= last; place++) {
            TileNode node = seen.computeIfAbsent(place, p -> node());
            node.show(place, catalogue.tile(place));
            node.lie(plan.x(place), plan.y(place) - base, plan.tile());
            node.picture(node.tile().flatMap(tile -> pictures.tiles().get(tile.id())));
        }
        for (TileNode unused : spare) {
            unused.setVisible(false);
        }
    }

    /** Wants what those show first; then a page on either side. */
    void want(long first, long last) {
        long page = last - first + 1;
        catalogue.want(first - page, last + page);
        List<String> ids = new ArrayList<>();
        addIds(ids, first, last);
        addIds(ids, last + 1, last + page);
        addIds(ids, first - page, first - 1);
        pictures.tiles().want(ids);
    }

    /**
     * Shows which are chosen.
     *
     * @param cursor the place at which the keyboard is; negative if it is elsewhere
     */
    void mark(long cursor) {
        boolean choosing = chosen.count() > 0;
        for (TileNode node : seen.values()) {
            boolean isChosen =
                    node.tile().filter(tile -> chosen.contains(tile.id())).isPresent();
            node.mark(isChosen, node.place() == cursor, choosing);
        }
    }

    void clear() {
        seen.values().forEach(node -> {
            node.clear();
            node.setVisible(false);
            spare.add(node);
        });
        seen.clear();
    }

    private void addIds(List<String> ids, long from, long to) {
        for (long place = from; place <= to; place++) {
            catalogue.tile(place).filter(PageReport.Tile::picture).ifPresent(tile -> ids.add(tile.id()));
        }
    }

    private void came(String id) {
        for (TileNode node : seen.values()) {
            if (node.tile().filter(tile -> tile.id().equals(id)).isPresent()) {
                node.picture(pictures.tiles().get(id));
            }
        }
    }

    private TileNode node() {
        if (spare.isEmpty()) {
            TileNode node = new TileNode(texts);
            sheet.getChildren().add(node);
            return node;
        }
        TileNode node = spare.remove(spare.size() - 1);
        node.setVisible(true);
        return node;
    }
}
