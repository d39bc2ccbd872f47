package dev.roost.gui.viewer;

import java.util.Optional;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;

/** A picture that fits, or is looked at closely: larger by the wheel, moved by the mouse. Used by the toolkit's thread. */
final class ZoomPane extends Region {
    private static final double STEP = 1.25;
    private static final double SCALE_MAX = 8;

    private final ImageView view = new ImageView();
    private final Rectangle clip = new Rectangle();
    private boolean fit = true;
    private double scale = 1;
    private double centreX = 0.5;
    private double centreY = 0.5;
    private double heldX;
    private double heldY;

    ZoomPane() {
        view.setManaged(false);
        view.setSmooth(true);
        getChildren().add(view);
        setClip(clip);
        getStyleClass().add("viewer-ground");
        addEventHandler(ScrollEvent.SCROLL, event -> {
            zoom(event.getDeltaY() > 0 ? STEP : 1 / STEP, event.getX(), event.getY());
            event.consume();
        });
        addEventHandler(MouseEvent.MOUSE_PRESSED, event -> {
            heldX = event.getX();
            heldY = event.getY();
        });
        addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
        addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            if (event.getClickCount() == 2) {
                turn();
            }
        });
    }

    /** Shows a picture, whole; or none. */
    void show(Optional<Image> image) {
        if (view.getImage() != image.orElse(null)) {
            view.setImage(image.orElse(null));
            fit();
        }
    }

    void larger() {
        zoom(STEP, getWidth() / 2, getHeight() / 2);
    }

    void smaller() {
        zoom(1 / STEP, getWidth() / 2, getHeight() / 2);
    }

    /** All of it. */
    void fit() {
        fit = true;
        centreX = 0.5;
        centreY = 0.5;
        requestLayout();
    }

    /** One pixel for one of the screen. */
    void whole() {
        zoom(1 / (sharpness() * scale()), getWidth() / 2, getHeight() / 2);
    }

    /** From all of it to its pixels, and back. */
    void turn() {
        if (fit) {
            whole();
        } else {
            fit();
        }
    }

    boolean isFit() {
        return fit;
    }

    /** How large a pixel of the picture is. */
    double scale() {
        return fit ? fitting() : scale;
    }

    private double sharpness() {
        return getScene() == null || getScene().getWindow() == null
                ? 1
                : getScene().getWindow().getRenderScaleX();
    }

    private double fitting() {
        Image image = view.getImage();
        if (image == null || getWidth() <= 0 || getHeight() <= 0) {
            return 1;
        }
        return Math.min(getWidth() / image.getWidth(), getHeight() / image.getHeight());
    }

    private void zoom(double factor, double x, double y) {
        Image image = view.getImage();
        if (image == null) {
            return;
        }
        double before = scale();
        double next = Math.min(Math.max(SCALE_MAX, fitting()), before * factor);
        if (next <= fitting() && factor < 1) {
            fit();
            return;
        }
        // What lies under the pointer stays there.
        double imageX = (x - view.getLayoutX()) / (image.getWidth() * before);
        double imageY = (y - view.getLayoutY()) / (image.getHeight() * before);
        fit = false;
        scale = next;
        centreX = imageX - (x - getWidth() / 2) / (image.getWidth() * next);
        centreY = imageY - (y - getHeight() / 2) / (image.getHeight() * next);
        requestLayout();
    }

    private void drag(MouseEvent event) {
        Image image = view.getImage();
        if (!fit && image != null) {
            centreX -= (event.getX() - heldX) / (image.getWidth() * scale);
            centreY -= (event.getY() - heldY) / (image.getHeight() * scale);
            heldX = event.getX();
            heldY = event.getY();
            requestLayout();
        }
    }

    @Override
    protected void layoutChildren() {
        clip.setWidth(getWidth());
        clip.setHeight(getHeight());
        Image image = view.getImage();
        if (image == null) {
            return;
        }
        double width = image.getWidth() * scale();
        double height = image.getHeight() * scale();
        centreX = within(centreX, getWidth() / width);
        centreY = within(centreY, getHeight() / height);
        view.setFitWidth(width);
        view.setFitHeight(height);
        view.relocate(Math.rint(getWidth() / 2 - centreX * width), Math.rint(getHeight() / 2 - centreY * height));
    }

    /** No edge of the picture comes farther in than it must. */
    private static double within(double centre, double seen) {
        return seen >= 1 ? 0.5 : Math.max(seen / 2, Math.min(1 - seen / 2, centre));
    }
}
