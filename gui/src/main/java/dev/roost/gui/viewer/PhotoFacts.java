package dev.roost.gui.viewer;

import dev.roost.gui.photos.PhotoTexts;
import dev.roost.gui.text.Amounts;
import dev.roost.gui.text.NodeTexts;
import dev.roost.gui.text.Texts;
import dev.roost.node.api.DetailsReport;
import dev.roost.node.api.PhotoReport;
import java.net.URI;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What is known of one photo, in words.
 *
 * @param state how safe it is
 * @param lines what is said of it, in order
 * @param copies each device, and whether it has the photo
 * @param original where the file lies that another program can open
 */
public record PhotoFacts(String state, List<Line> lines, List<Copy> copies, Optional<URI> original) {
    private static final int DECIMALS = 5;
    private static final double MEGAPIXEL = 1_000_000;

    /**
     * One thing.
     *
     * @param what its name, such as "Camera"
     * @param said one or more lines
     */
    public record Line(String what, List<String> said) {}

    /** What one device has of it. */
    public enum Share {
        COPY,
        ORIGINAL,
        NOTHING
    }

    /**
     * One device.
     *
     * @param sentence its name and what it has
     */
    public record Copy(String sentence, Share share) {}

    /**
     * Says it in a language.
     *
     * @param self the id of this device
     */
    static PhotoFacts of(DetailsReport report, String self, Texts texts) {
        return new Words(report, self, texts).facts();
    }

    private record Words(DetailsReport report, String self, Texts texts) {
        PhotoFacts facts() {
            PhotoReport photo = report.photo();
            List<Line> lines = new ArrayList<>();
            line(lines, "photo.taken", List.of(new PhotoTexts(texts).taken(photo.takenAt())));
            line(lines, "photo.camera", clean(List.of(report.camera())));
            line(lines, "photo.size", size());
            line(lines, "photo.place", place());
            line(lines, "photo.folders", clean(report.albums()));
            line(
                    lines,
                    "photo.files",
                    photo.resources().stream().map(this::file).toList());
            line(lines, "photo.original", original(photo.original()));
            String state =
                    texts.ifThere("photo.state." + photo.state()).orElseGet(() -> NodeTexts.clean(photo.state()));
            List<Copy> copies = report.copies().stream().map(this::copy).toList();
            return new PhotoFacts(state, lines, copies, report.open().flatMap(Openable::of));
        }

        /** An original counts as no copy; yet nobody should read that the computer in front of them lacks their photo. */
        private Copy copy(DetailsReport.Copy copy) {
            boolean here = copy.device().equals(self);
            Share share = copy.has()
                    ? Share.COPY
                    : here && report.photo().original().equals("here") ? Share.ORIGINAL : Share.NOTHING;
            String key = "photo.share." + share.name().toLowerCase(Locale.ROOT);
            return new Copy(
                    here ? texts.of(key + ".here") : texts.of(key + ".there", NodeTexts.name(copy.name())), share);
        }

        private void line(List<Line> lines, String key, List<String> said) {
            if (!said.isEmpty()) {
                lines.add(new Line(texts.of(key), said));
            }
        }

        private List<String> size() {
            if (report.width() <= 0 || report.height() <= 0) {
                return List.of();
            }
            double pixels = (double) report.width() * report.height();
            return List.of(
                    pixels >= MEGAPIXEL
                            ? texts.of(
                                    "photo.pixels.mega",
                                    number(report.width(), 0),
                                    number(report.height(), 0),
                                    number(pixels / MEGAPIXEL, 1))
                            : texts.of("photo.pixels", number(report.width(), 0), number(report.height(), 0)));
        }

        private List<String> place() {
            if (report.latitude().isEmpty() || report.longitude().isEmpty()) {
                return List.of();
            }
            double latitude = report.latitude().getAsDouble();
            double longitude = report.longitude().getAsDouble();
            List<String> said = new ArrayList<>();
            report.near().map(this::city).filter(name -> !name.isBlank()).ifPresent(said::add);
            said.addAll(List.of(
                    texts.of(latitude < 0 ? "photo.south" : "photo.north", number(Math.abs(latitude), DECIMALS)),
                    texts.of(longitude < 0 ? "photo.west" : "photo.east", number(Math.abs(longitude), DECIMALS))));
            return said;
        }

        /** A country that Java knows no name of stays out, two letters being none. */
        private String city(DetailsReport.City city) {
            boolean german = texts.locale().getLanguage().equals(Locale.GERMAN.getLanguage());
            String name = NodeTexts.clean(german ? city.german().orElse(city.name()) : city.name());
            String country = city.country().matches("[A-Z]{2}")
                    ? new Locale.Builder().setRegion(city.country()).build().getDisplayCountry(texts.locale())
                    : "";
            return country.isEmpty() || country.equals(city.country()) ? name : texts.of("photo.city", name, country);
        }

        private String file(PhotoReport.ResourceReport file) {
            return texts.of(
                    "photo.file",
                    NodeTexts.clean(file.path()),
                    new PhotoTexts(texts).kind(file.kind(), file.name()),
                    new Amounts(texts).bytes(file.bytes()));
        }

        private List<String> original(String where) {
            return texts.ifThere("photo.original." + where).map(List::of).orElse(List.of());
        }

        private String number(double value, int decimals) {
            NumberFormat format = NumberFormat.getNumberInstance(texts.locale());
            format.setMaximumFractionDigits(decimals);
            format.setGroupingUsed(false);
            return format.format(value);
        }

        private static List<String> clean(List<String> names) {
            return names.stream()
                    .map(NodeTexts::clean)
                    .filter(name -> !name.isBlank())
                    .toList();
        }
    }
}
