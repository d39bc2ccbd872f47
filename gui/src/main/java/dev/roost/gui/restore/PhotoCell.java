package dev.roost.gui.restore;

import javafx.geometry.Pos;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** One photo in the list, with a box to choose it. Cells are used again for other photos as one scrolls. */
final class PhotoCell extends ListCell<PhotoLine> {
    private static final double TAKEN_WIDTH = 104;
    private static final double STATE_WIDTH = 100;

    private final RestorePresenter presenter;
    private final CheckBox box = new CheckBox();
    private final Label name = new Label();
    private final Label path = new Label();
    private final Label taken = new Label();
    private final Label size = new Label();
    private final Label state = new Label();
    private final HBox row;

    PhotoCell(RestorePresenter presenter) {
        this.presenter = presenter;
        box.setFocusTraversable(false);
        box.setOnAction(event -> {
            if (getItem() != null) {
                presenter.choose(getItem(), box.isSelected());
            }
        });
        path.getStyleClass().add("quiet");
        VBox said = new VBox(name, path);
        said.setMinWidth(0);
        said.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(said, Priority.ALWAYS);
        size.getStyleClass().add("quiet");
        VBox when = new VBox(taken, size);
        when.setMinWidth(TAKEN_WIDTH);
        when.setAlignment(Pos.CENTER_LEFT);
        state.setMinWidth(STATE_WIDTH);
        row = new HBox(box, said, when, state);
        row.getStyleClass().add("photo-row");
        row.setMinWidth(0);
        row.setPrefWidth(1);
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(PhotoLine photo, boolean empty) {
        super.updateItem(photo, empty);
        if (empty || photo == null) {
            setGraphic(null);
            return;
        }
        box.setSelected(presenter.isChosen(photo));
        box.setAccessibleText(photo.name());
        name.setText(photo.name());
        path.setText(photo.folder());
        taken.setText(photo.taken());
        size.setText(photo.size());
        state.setText(photo.state());
        setGraphic(row);
    }
}
