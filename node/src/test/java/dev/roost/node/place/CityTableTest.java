package dev.roost.node.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class CityTableTest {
    private static byte[] shipped() throws IOException {
        try (InputStream in = CityTable.class.getResourceAsStream("cities.gz")) {
            return in.readAllBytes();
        }
    }

    private static CityTable read(byte[] bytes) throws IOException {
        return CityTable.read(new ByteArrayInputStream(bytes));
    }

    @Test
    void theTableIsWhole() throws Exception {
        CityTable table = read(shipped());
        assertThat(shipped().length).isLessThan(1_000_000);
        assertThat(table.cities()).isGreaterThan(20_000);
        assertThat(table.countries()).hasSizeGreaterThan(200).allSatisfy(country -> {
            assertThat(country.code()).matches("[A-Z]{2}");
            assertThat(country.names())
                    .isNotEmpty()
                    .allMatch(name -> FoldedName.of(name).equals(name));
        });
        assertThat(table.firstIn(Globe.CELLS)).isEqualTo(table.cities());
        for (int city = 0; city < table.cities(); city++) {
            int cell = Globe.cell(table.latitude(city), table.longitude(city));
            assertThat(city).isBetween(table.firstIn(cell), table.firstIn(cell + 1) - 1);
            assertThat(table.name(city)).isNotBlank();
            assertThat(table.country(city)).isLessThan(table.countries().size());
            assertThat(table.people(city)).isBetween(0, 40_000_000);
        }
    }

    @Test
    void namesStandInOrder() throws Exception {
        SortedNames names = read(shipped()).sorted();
        assertThat(names.count()).isGreaterThan(50_000);
        for (int i = 1; i < names.count(); i++) {
            byte[] before = names.name(i - 1).getBytes(StandardCharsets.UTF_8);
            assertThat(Arrays.compareUnsigned(before, names.name(i).getBytes(StandardCharsets.UTF_8)))
                    .isLessThanOrEqualTo(0);
            assertThat(FoldedName.of(names.name(i))).isEqualTo(names.name(i));
        }
    }

    @Test
    void aTableThatIsCutOrOfAnotherVersionIsRefused() throws Exception {
        byte[] whole = shipped();
        assertThatThrownBy(() -> read(Arrays.copyOf(whole, whole.length / 2))).isInstanceOf(IOException.class);
        ByteArrayOutputStream other = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(new GZIPOutputStream(other))) {
            out.writeShort(2);
        }
        assertThatThrownBy(() -> read(other.toByteArray())).hasMessageContaining("version 2");
    }

    /** The grid is a shortcut: without it the same city is the nearest. */
    @Test
    void theNearestCityIsFoundEverywhere() throws Exception {
        CityTable table = read(shipped());
        Neighbours neighbours = new Neighbours(table);
        Random random = new Random(7);
        int found = 0;
        for (int i = 0; i < 1_500; i++) {
            double latitude = i % 3 == 0
                    ? random.nextDouble() * 180 - 90
                    : table.latitude(random.nextInt(table.cities())) + random.nextGaussian();
            latitude = Math.max(-90, Math.min(90, latitude));
            double longitude = i % 5 == 0 ? 180 - random.nextDouble() * 0.01 : random.nextDouble() * 360 - 180;
            int nearest = neighbours.nearest(latitude, longitude, Neighbours.COUNTRY_KM);
            found += nearest < 0 ? 0 : 1;
            assertThat(nearest).as("%s, %s", latitude, longitude).isEqualTo(nearest(table, latitude, longitude));
        }
        assertThat(found).isGreaterThan(100);
    }

    private static int nearest(CityTable table, double latitude, double longitude) {
        Globe.Direction here = Globe.Direction.of(latitude, longitude);
        int nearest = -1;
        double least = Globe.chord(Neighbours.COUNTRY_KM);
        for (int city = 0; city < table.cities(); city++) {
            if (table.chord(city, here) < least) {
                least = table.chord(city, here);
                nearest = city;
            }
        }
        return nearest;
    }
}
