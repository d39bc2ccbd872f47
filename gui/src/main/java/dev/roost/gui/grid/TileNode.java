package dev.roost.gui.grid;

import dev.roost.gui.photos.PhotoTexts;
import dev.roost.node.api.PageReport;
import java.util.List;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** One photo in the grid. Tiles are used again for other photos as one scrolls. Used by the toolkit's thread. */
final class TileNode extends Region {
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
    private static final PseudoClass CURSOR = PseudoClass.getPseudoClass("cursor");
    private static final double CHOSEN_INSET = 10;
    private static final double MARK = 26;
    private static final double MARK_INSET = 8;

    /** Where a click means the mark, and not the photo. */
    private static final double MARK_REACH = 40;

    private final PhotoTexts texts;
    private final ImageView view = new ImageView();
    private final Region frame = new Region();
    private final FontIcon mark = new FontIcon(Feather.CHECK);
    private final Region markGround = new Region();
    private final FontIcon film = new FontIcon(Feather.PLAY);
    private final Region filmGround = new Region();
    private final Label blank = new Label();
    private final FontIcon blankPicture = new FontIcon(Feather.IMAGE);
    private Optional<PageReport.Tile> tile = Optional.empty();
    private long place;
    private boolean chosen;
    private boolean cursor;

    TileNode(PhotoTexts texts) {
        this.texts = texts;
        setManaged(false);
        setAccessibleRole(AccessibleRole.LIST_ITEM);
        getStyleClass().add("tile");
        frame.getStyleClass().add("tile-frame");
        markGround.getStyleClass().add("tile-mark");
        mark.getStyleClass().add("tile-mark-check");
        filmGround.getStyleClass().add("tile-film");
        film.getStyleClass().add("tile-film-picture");
        blank.getStyleClass().add("tile-blank");
        blank.setGraphic(blankPicture);
        for (Node part : List.of(blank, view, filmGround, film, frame, markGround, mark)) {
            part.setManaged(false);
            part.setMouseTransparent(true);
            getChildren().add(part);
        }
        hoverProperty().addListener((hover, before, now) -> showMarks());
        frame.setVisible(false);
        clear();
    }

    long place() {
        return place;
    }

    Optional<PageReport.Tile> tile() {
        return tile;
    }

    /** Whether it shows all that it is going to. */
    boolean isFilled() {
        return view.getImage() != null || blank.isVisible();
    }

    /** Whether a point in it belongs to the mark by which it is chosen. */
    static boolean isMark(double x, double y) {
        return x < MARK_REACH && y < MARK_REACH;
    }

    /** Shows a photo; empty while it is not known which. */
    void show(long at, Optional<PageReport.Tile> photo) {
        place = at;
        if (!photo.equals(tile)) {
            tile = photo;
            boolean moves = photo.map(PageReport.Tile::film).orElse(false);
            film.setVisible(moves);
            filmGround.setVisible(moves);
            blank.setVisible(false);
            setAccessibleText(photo.map(texts::tile).orElse(""));
        }
    }

    /** Shows its picture; empty while there is none. */
    void picture(Optional<Picture> picture) {
        Optional<Image> image = picture.flatMap(Picture::image);
        if (view.getImage() != image.orElse(null)) {
            view.setImage(image.orElse(null));
            arrange();
        }
        boolean none = tile.isPresent()
                && image.isEmpty()
                && (picture.isPresent() || !tile.get().picture());
        if (none != blank.isVisible()) {
            blank.setVisible(none);
        }
        if (none) {
            blankPicture.setIconCode(tile.get().film() ? Feather.FILM : Feather.IMAGE);
            blank.setText(texts.kind(tile.get().kind(), tile.get().name()));
        }
    }

    void mark(boolean isChosen, boolean isCursor, boolean choosing) {
        if (isChosen != chosen || isCursor != cursor) {
            chosen = isChosen;
            cursor = isCursor;
            frame.pseudoClassStateChanged(CHOSEN, chosen);
            frame.pseudoClassStateChanged(CURSOR, cursor);
            markGround.pseudoClassStateChanged(CHOSEN, chosen);
            frame.setVisible(chosen || cursor);
            arrange();
            notifyAccessibleAttributeChanged(AccessibleAttribute.SELECTED);
        }
        pseudoClassStateChanged(CHOSEN, choosing);
        showMarks();
    }

    /** Holds nothing any more. */
    void clear() {
        show(-1, Optional.empty());
        view.setImage(null);
        blank.setVisible(false);
        film.setVisible(false);
        filmGround.setVisible(false);
        mark(false, false, false);
    }

    /** Whether it looks chosen: its mark is filled. */
    boolean looksChosen() {
        return markGround.isVisible() && markGround.getPseudoClassStates().contains(CHOSEN);
    }

    /** Lies at a place of the sheet, and is this large. */
    void lie(double x, double y, double side) {
        setLayoutX(x);
        setLayoutY(y);
        if (getWidth() != side) {
            resize(side, side);
            arrange();
        }
    }

    private void showMarks() {
        boolean seen = tile.isPresent()
                && (chosen || isHover() || getPseudoClassStates().contains(CHOSEN));
        if (seen != markGround.isVisible()) {
            markGround.setVisible(seen);
        }
        mark.setVisible(seen && chosen);
    }

    private void arrange() {
        double side = getWidth();
        double inset = chosen ? CHOSEN_INSET : 0;
        view.setFitWidth(side - 2 * inset);
        view.setFitHeight(side - 2 * inset);
        view.relocate(inset, inset);
        frame.resizeRelocate(0, 0, side, side);
        markGround.resizeRelocate(MARK_INSET, MARK_INSET, MARK, MARK);
        middle(mark, MARK_INSET + MARK / 2, MARK_INSET + MARK / 2);
        double corner = side - MARK_INSET - MARK;
        filmGround.resizeRelocate(corner, corner, MARK, MARK);
        middle(film, corner + MARK / 2, corner + MARK / 2);
        blank.resizeRelocate(0, 0, side, side);
    }

    private static void middle(FontIcon icon, double x, double y) {
        icon.applyCss();
        icon.setLayoutX(x - icon.getLayoutBounds().getCenterX());
        icon.setLayoutY(y - icon.getLayoutBounds().getCenterY());
    }

    @Override
    public @Nullable Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        return switch (attribute) {
            case INDEX -> (int) place;
            case SELECTED -> chosen;
            default -> super.queryAccessibleAttribute(attribute, parameters);
        };
    }
}
