package dev.roost.gui.photos;

import dev.roost.gui.work.Background;
import dev.roost.gui.work.Shown;
import dev.roost.node.api.NodeException;
import dev.roost.node.api.PageReport;
import dev.roost.node.api.PageRequest;
import dev.roost.node.api.PhotoControl;
import dev.roost.node.api.PhotoQuery;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The photos that match a query, each known by its place among them: how many there are is asked once, and who they are
 * a piece at a time, where one looks. Used by the window's thread.
 */
public final class Catalogue {
    /** Photos of one month that are asked for together. */
    static final int PIECE_PHOTOS = 200;

    private static final int PIECES_MAX = 64;
    private static final int PIECES_AT_ONCE = 2;
    private static final int NEAR = 200;

    private final PhotoControl node;
    private final Background background;
    private final Supply<PageRequest, PageReport> pieces;
    private final Shown<Listing> shown;
    private final List<Runnable> listeners = new ArrayList<>();
    private final List<Runnable> renewals = new ArrayList<>();
    private PhotoQuery query;
    private boolean asking;
    private boolean again;

    public Catalogue(PhotoControl node, Background background, PhotoQuery query) {
        this.node = node;
        this.background = background;
        this.query = query;
        this.pieces = new Supply<>(background, node::page, new Supply.Limits<>(piece -> 1, PIECES_MAX, PIECES_AT_ONCE));
        this.shown = new Shown<>(new Listing(query, Months.NONE, false, Optional.empty()));
        pieces.follow(piece -> tell());
    }

    public Shown<Listing> shown() {
        return shown;
    }

    /** Hears whenever more is known, or something else. */
    public void follow(Runnable listener) {
        listeners.add(listener);
    }

    /** Hears whenever the node was asked anew, before the others hear of it. */
    public void followRenewals(Runnable listener) {
        renewals.add(listener);
    }

    /** Tries again what could not be fetched. */
    public void retry() {
        if (shown.get().trouble().isPresent()) {
            renew();
        } else if (pieces.retry()) {
            tell();
        }
    }

    /** Turns to the photos that match. Until the answer comes, those of before stay. */
    public void show(PhotoQuery next) {
        if (!next.equals(query)) {
            query = next;
            renew();
        }
    }

    /** Asks anew, because something may have changed. */
    public void renew() {
        if (asking) {
            again = true;
            return;
        }
        asking = true;
        PhotoQuery asked = query;
        background.run(
                () -> Months.of(node.timeline(asked)),
                months -> answered(new Listing(asked, months, true, Optional.empty())),
                e -> answered(new Listing(asked, Months.NONE, true, Optional.of(e))));
    }

    private void answered(Listing listing) {
        asking = false;
        if (listing.query().equals(query)) {
            pieces.renew();
            renewals.forEach(Runnable::run);
            shown.show(listing);
            tell();
        }
        if (again) {
            again = false;
            renew();
        }
    }

    /** How many match. */
    public long photos() {
        return months().photos();
    }

    public Months months() {
        return shown.get().months();
    }

    /** The photo in this place, if it is known yet. */
    public Optional<PageReport.Tile> tile(long place) {
        if (place < 0 || place >= photos()) {
            return Optional.empty();
        }
        PageRequest piece = piece(place);
        int within = (int) (place - months().first(months().of(place)) - piece.from());
        return pieces.get(piece)
                .filter(page -> within < page.tiles().size())
                .map(page -> page.tiles().get(within));
    }

    /** Looks at these places and no others; both are included. */
    public void want(long from, long to) {
        Set<PageRequest> wanted = new LinkedHashSet<>();
        long last = Math.min(to, photos() - 1);
        for (long place = Math.max(0, from); place <= last; ) {
            PageRequest piece = piece(place);
            wanted.add(piece);
            int month = months().of(place);
            place = Math.min(months().first(month) + piece.from() + PIECE_PHOTOS, months().first(month + 1));
        }
        pieces.want(wanted);
    }

    /** Where a photo is, looked for around the place where it was. */
    public Optional<Long> find(String id, long near) {
        for (long away = 0; away <= NEAR; away++) {
            for (long place : new long[] {near - away, near + away}) {
                if (tile(place).filter(tile -> tile.id().equals(id)).isPresent()) {
                    return Optional.of(place);
                }
            }
        }
        return Optional.empty();
    }

    /** The ids of all photos from one place to another, both included, however many they are. */
    public void ids(long from, long to, Consumer<List<String>> done, Consumer<NodeException> failed) {
        Listing of = shown.get();
        long last = Math.min(to, of.months().photos() - 1);
        background.run(() -> Ids.between(node, of.query(), of.months(), Math.max(0, from), last), done, failed);
    }

    private PageRequest piece(long place) {
        int month = months().of(place);
        long within = place - months().first(month);
        long from = within / PIECE_PHOTOS * PIECE_PHOTOS;
        return new PageRequest(shown.get().query(), months().name(month), from, PIECE_PHOTOS);
    }

    private void tell() {
        listeners.forEach(Runnable::run);
    }
}
