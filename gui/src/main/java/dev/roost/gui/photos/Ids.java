package dev.roost.gui.photos;

import dev.roost.node.api.NodeException;
import dev.roost.node.api.PageReport;
import dev.roost.node.api.PageRequest;
import dev.roost.node.api.PhotoControl;
import dev.roost.node.api.PhotoQuery;
import java.util.ArrayList;
import java.util.List;

/** The ids of many photos, asked for page by page. May take long. */
public final class Ids {
    private static final int PAGE_MAX = 1_000;

    private Ids() {}

    /** Of all photos that match. */
    public static List<String> matching(PhotoControl node, PhotoQuery query) throws NodeException {
        Months months = Months.of(node.timeline(query));
        return between(node, query, months, 0, months.photos() - 1);
    }

    /** Of the photos from one place to another, both included. */
    static List<String> between(PhotoControl node, PhotoQuery query, Months months, long from, long to)
            throws NodeException {
        List<String> ids = new ArrayList<>();
        for (long place = from; place <= to; ) {
            int month = months.of(place);
            long end = Math.min(to + 1, months.first(month + 1));
            int count = (int) Math.min(PAGE_MAX, end - place);
            PageRequest request = new PageRequest(query, months.name(month), place - months.first(month), count);
            node.page(request).tiles().stream().map(PageReport.Tile::id).forEach(ids::add);
            place += count;
        }
        return ids;
    }
}
