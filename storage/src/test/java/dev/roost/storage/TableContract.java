package dev.roost.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roost.proto.Samples;
import dev.roost.proto.model.LibraryId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every table promises, and that tables of different owners never mix. */
public abstract class TableContract {
    private final LibraryId library = new Samples(13).libraryId();

    @SuppressWarnings("NullAway.Init")
    private Storage storage;

    protected abstract Storage open() throws IOException;

    @BeforeEach
    void begin() throws IOException {
        storage = open();
    }

    @AfterEach
    void end() throws IOException {
        storage.close();
    }

    @Test
    void everyTableOfTheStoreKeepsItsRowsToItself() throws IOException {
        LibraryStore one = storage.library(library);
        LibraryStore other = storage.library(new Samples(17).libraryId());
        List<Table> tables = List.of(storage.local(), one.local(), one.index(), other.local(), other.index());

        for (int i = 0; i < tables.size(); i++) {
            tables.get(i)
                    .apply(new TableBatch()
                            .put(bytes("00"), new byte[] {(byte) i})
                            .put(bytes(""), bytes("")));
        }

        for (int i = 0; i < tables.size(); i++) {
            assertThat(tables.get(i).get(bytes("00")).orElseThrow()).containsExactly(i);
            assertThat(keys(tables.get(i), "", "")).as("table %d", i).containsExactly("", "00");
        }
    }

    @Test
    void ofABatchTheLaterChangeWins() throws IOException {
        Table table = storage.local();
        table.apply(new TableBatch()
                .put(bytes("01"), bytes("aa"))
                .put(bytes("01"), bytes("bb"))
                .put(bytes("02"), bytes("aa"))
                .remove(bytes("02"))
                .remove(bytes("03"))
                .put(bytes("03"), bytes("cc")));

        assertThat(table.get(bytes("01"))).hasValue(bytes("bb"));
        assertThat(table.get(bytes("02"))).isEmpty();
        assertThat(table.get(bytes("03"))).hasValue(bytes("cc"));

        table.apply(new TableBatch());
        table.apply(new TableBatch().remove(bytes("01")).remove(bytes("77")));
        assertThat(table.get(bytes("01"))).isEmpty();
    }

    @Test
    void scansAPrefixInTheOrderOfUnsignedBytes() throws IOException {
        Table table = storage.library(library).index();
        TableBatch batch = new TableBatch();
        for (String key : List.of("7f", "80", "8000", "80ff", "81", "ff", "ffff", "")) {
            batch.put(bytes(key), bytes("00"));
        }
        table.apply(batch);

        assertThat(keys(table, "", "")).containsExactly("", "7f", "80", "8000", "80ff", "81", "ff", "ffff");
        assertThat(keys(table, "80", "80")).containsExactly("80", "8000", "80ff");
        assertThat(keys(table, "80", "8001")).containsExactly("80ff");
        assertThat(keys(table, "80", "00")).as("from before the prefix").containsExactly("80", "8000", "80ff");
        assertThat(keys(table, "80", "81")).as("from behind the prefix").isEmpty();
        assertThat(keys(table, "ff", "ff")).containsExactly("ff", "ffff");
        assertThat(keys(table, "99", "99")).isEmpty();
    }

    @Test
    void aVisitorStopsWhenItHasEnoughAndMayChangeTheTableMeanwhile() throws IOException {
        Table table = storage.library(library).local();
        TableBatch batch = new TableBatch();
        for (int i = 0; i < 1_000; i++) {
            batch.put(number(i), number(-i));
        }
        table.apply(batch);

        List<Integer> seen = new ArrayList<>();
        table.scan(new byte[0], (key, value) -> {
            seen.add(ByteBuffer.wrap(key).getInt());
            table.apply(new TableBatch().remove(key));
            return seen.size() < 700;
        });

        assertThat(seen).hasSize(700).isSorted().startsWith(0, 1, 2);
        assertThat(keys(table, "", "")).hasSize(300);
    }

    @Test
    void theVisitorsErrorIsTheScans() throws IOException {
        Table table = storage.local();
        table.apply(new TableBatch().put(bytes("01"), bytes("01")));

        assertThatThrownBy(() -> table.scan(bytes(""), (key, value) -> {
                    throw new IOException("enough");
                }))
                .isInstanceOf(IOException.class)
                .hasMessage("enough");
    }

    @Test
    void whatIsGivenAwayIsACopy() throws IOException {
        Table table = storage.local();
        byte[] value = bytes("0102");
        table.apply(new TableBatch().put(bytes("01"), value));
        value[0] = 9;
        table.get(bytes("01")).orElseThrow()[1] = 9;

        assertThat(table.get(bytes("01"))).hasValue(bytes("0102"));
    }

    @Test
    void rowsOutliveAReopening() throws IOException {
        Table table = storage.local();
        table.apply(new TableBatch().put(bytes("01"), bytes("0102")));
        storage.sync();

        storage.reopen();

        assertThat(table.get(bytes("01"))).hasValue(bytes("0102"));
        assertThat(storage.library(library).id()).isEqualTo(library);
        assertThat(storage.libraries()).containsExactly(library);
    }

    @Test
    void afterTheCloseEveryCallIsRefused() throws IOException {
        Table table = storage.library(library).index();
        storage.close();

        assertThatThrownBy(() -> table.get(bytes("01"))).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> table.apply(new TableBatch().remove(bytes("01"))))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> keys(table, "", "")).isInstanceOf(IllegalStateException.class);
    }

    private static List<String> keys(Table table, String prefix, String from) throws IOException {
        List<String> keys = new ArrayList<>();
        table.scanFrom(
                bytes(prefix),
                bytes(from),
                (key, value) -> keys.add(HexFormat.of().formatHex(key)));
        List<String> same = new ArrayList<>();
        if (prefix.equals(from)) {
            table.scan(bytes(prefix), (key, value) -> same.add(HexFormat.of().formatHex(key)));
            assertThat(same).isEqualTo(keys);
        }
        return keys;
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }

    private static byte[] number(int number) {
        return ByteBuffer.allocate(4).putInt(number).array();
    }
}
