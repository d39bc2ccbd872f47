package dev.roost.node.library;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roost.node.kit.Household;
import dev.roost.node.kit.Seeds;
import dev.roost.storage.Table;
import dev.roost.storage.TableBatch;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SheetTest {
    private static final byte[] PREFIX = {'~'};

    @Test
    void readsAsItWillBeAndChangesNothingBelowUntilItIsApplied() {
        Seeds.each(50, SheetTest::check);
    }

    private static void check(Random chance) throws IOException {
        Table below = Household.found(2).founder().store().index();
        TreeMap<String, String> expected = new TreeMap<>();
        for (int i = 0; i < 20; i++) {
            byte[] key = key(chance);
            below.apply(new TableBatch().put(key, new byte[] {1}));
            expected.put(hex(key), "01");
        }
        List<Map.Entry<String, String>> before = List.copyOf(new TreeMap<>(expected).entrySet());
        Sheet sheet = new Sheet(below);
        for (int i = 0; i < 20; i++) {
            byte[] key = key(chance);
            if (chance.nextBoolean()) {
                sheet.put(key, new byte[] {2});
                expected.put(hex(key), "02");
            } else {
                sheet.remove(key);
                expected.remove(hex(key));
            }
        }
        byte[] from = key(chance);
        assertThat(rows(sheet, PREFIX)).isEqualTo(List.copyOf(expected.entrySet()));
        assertThat(rows(sheet, from))
                .isEqualTo(List.copyOf(expected.tailMap(hex(from)).entrySet()));
        byte[] one = key(chance);
        assertThat(sheet.get(one).map(SheetTest::hex)).isEqualTo(Optional.ofNullable(expected.get(hex(one))));
        assertThat(rows(below, PREFIX)).isEqualTo(before);
        sheet.apply();
        assertThat(rows(below, PREFIX)).isEqualTo(List.copyOf(expected.entrySet()));
    }

    private static byte[] key(Random chance) {
        byte[] key = new byte[2 + chance.nextInt(2)];
        chance.nextBytes(key);
        key[0] = PREFIX[0];
        key[1] &= (byte) 0x8F;
        return key;
    }

    private static List<Map.Entry<String, String>> rows(Table table, byte[] from) throws IOException {
        List<Map.Entry<String, String>> rows = new ArrayList<>();
        table.scanFrom(PREFIX, from, (key, value) -> rows.add(Map.entry(hex(key), hex(value))));
        int all = rows.size();
        List<Map.Entry<String, String>> some = new ArrayList<>();
        table.scanFrom(PREFIX, from, (key, value) -> some.add(Map.entry(hex(key), hex(value))) && some.size() < 3);
        assertThat(some).isEqualTo(rows.subList(0, Math.min(3, all)));
        return rows;
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
