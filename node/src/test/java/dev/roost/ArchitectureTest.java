package dev.roost;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaFieldAccess;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.roost.proto.model.Labels;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.NullMarked;

/** The house as it is meant to stand: imports point down, every heavy library has one home, nobody looks at a clock. */
@AnalyzeClasses(packages = "dev.roost", importOptions = ArchitectureTest.ProductOnly.class)
class ArchitectureTest {
    /** Leaves out test classes, those of other modules' test jars included. */
    static final class ProductOnly implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return new DoNotIncludeTests().includes(location) && !location.contains("-tests.jar");
        }
    }

    private static final String[] NODE_TIERS = {
        "dev.roost.node.(api|crypto|library|photo|media|place|thread)..",
        "dev.roost.node.(keep|restore|peer)..",
        "dev.roost.node.(replica|pairing)..",
        "dev.roost.node.app..",
        "dev.roost.node.(control|cli).."
    };

    @ArchTest
    static final ArchRule packagesFormNoCycle =
            slices().matching("dev.roost.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule protoKnowsNobody = floor("dev.roost.proto..")
            .dependOnClassesThat(
                    resideInAnyPackage("dev.roost.storage..", "dev.roost.discovery..", "dev.roost.node.."));

    @ArchTest
    static final ArchRule storageSeesSealedBytesOnly = floor("dev.roost.storage..")
            .dependOnClassesThat(resideInAnyPackage("dev.roost.discovery..", "dev.roost.node.."));

    @ArchTest
    static final ArchRule discoveryKnowsWhereAndNothingElse = floor("dev.roost.discovery..")
            .dependOnClassesThat(resideInAnyPackage("dev.roost.storage..", "dev.roost.node.."));

    @ArchTest
    static final ArchRule rocksHasOneHome = home("org.rocksdb..", "dev.roost.storage.rocks..");

    @ArchTest
    static final ArchRule jmdnsHasOneHome = home("javax.jmdns..", "dev.roost.discovery.mdns..");

    @ArchTest
    static final ArchRule nettyHasOneHome = home("io.netty..", "dev.roost.node.peer..");

    @ArchTest
    static final ArchRule bouncyCastleHasOneHome = home("org.bouncycastle..", "dev.roost.node.crypto..");

    @ArchTest
    static final ArchRule ciphersHaveOneHome = home("javax.crypto..", "dev.roost.node.crypto..");

    @ArchTest
    static final ArchRule generatedMessagesHaveOneHome =
            home("dev.roost.proto.wire..", "dev.roost.proto.codec..", "dev.roost.proto.wire..");

    @ArchTest
    static final ArchRule protobufHasOneHome =
            home("com.google.protobuf..", "dev.roost.proto.codec..", "dev.roost.proto.wire..");

    @ArchTest
    static final ArchRule picocliHasOneHome = home("picocli..", "dev.roost.node.cli..");

    @ArchTest
    static final ArchRule jsonHasItsHomes = home("com.fasterxml..", "dev.roost.node.control..", "dev.roost.node.cli..");

    @ArchTest
    static final ArchRule photoMetadataHasOneHome = home("com.drew..", "dev.roost.node.media..");

    @ArchTest
    static final ArchRule imageReadersHaveOneHome = home("com.twelvemonkeys..", "dev.roost.node.media..");

    /** Pictures are strangers' bytes, decoded in a process of their own; the sample folder only draws some. */
    @ArchTest
    static final ArchRule decodersHaveOneHome = noClasses()
            .that()
            .haveNameNotMatching(
                    "dev\\.roost\\.node\\.(media\\.(Canvas|ChannelImageInput|DecoderProcess|Decoding|FirstRows)|cli\\.SampleFolder)")
            .should()
            .dependOnClassesThat(resideInAPackage("javax.imageio.."));

    @ArchTest
    static final ArchRule nobodyDecodesInTheNode = noClasses()
            .that()
            .haveNameNotMatching("dev\\.roost\\.node\\.media\\.Decod(ing|erProcess)")
            .should()
            .dependOnClassesThat()
            .haveNameMatching("dev\\.roost\\.node\\.media\\.(Decoding|Canvas|FirstRows)");

    /** Metadata readers and thumbnails are functions over files, which know no library and no log. */
    @ArchTest
    static final ArchRule mediaKnowsNoLibrary = floor("dev.roost.node.media..")
            .dependOnClassesThat(resideInAnyPackage(
                    "dev.roost.node.(library|photo|keep|restore|peer|replica|pairing|app|control|cli|thread|crypto)..",
                    "dev.roost.storage..",
                    "dev.roost.discovery.."));

    @ArchTest
    static final ArchRule windowsHaveOneHome = home("javafx..", "dev.roost.gui..");

    /** The null check reads only what is marked: a package without the mark would go unchecked. */
    @ArchTest
    static void everyPackageIsMarkedForTheNullCheck(JavaClasses classes) {
        assertThat(classes.stream()
                        .map(JavaClass::getPackage)
                        .filter(room -> !room.getName().startsWith("dev.roost.proto.wire"))
                        .filter(room -> !room.isAnnotatedWith(NullMarked.class))
                        .map(JavaPackage::getName))
                .isEmpty();
    }

    @ArchTest
    static void nodeImportsPointDown(JavaClasses classes) {
        for (int low = 0; low < NODE_TIERS.length; low++) {
            for (int high = low + 1; high < NODE_TIERS.length; high++) {
                noClasses()
                        .that()
                        .resideInAPackage(NODE_TIERS[low])
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage(NODE_TIERS[high])
                        .allowEmptyShould(true)
                        .check(classes);
            }
        }
    }

    /** Time, chance and waiting are passed in; only {@code node.app} asks the machine for them. */
    @ArchTest
    static void timeAndChanceArePassedIn(JavaClasses classes) {
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.roost.node.app..", "dev.roost.proto.wire..")
                .should()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDateTime.class, "now")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .orShould()
                .callMethod(Clock.class, "systemDefaultZone")
                .orShould()
                .callMethod(Thread.class, "sleep", long.class)
                .orShould()
                .callMethod(UUID.class, "randomUUID")
                .orShould()
                .callMethod(Math.class, "random")
                .orShould()
                .callMethod(ThreadLocalRandom.class, "current")
                .orShould()
                .callConstructor(Random.class)
                .orShould()
                .callConstructor(SecureRandom.class)
                .check(classes);
    }

    /** A label that two classes use could let bytes made for one pass for the other; one that none uses is a lie. */
    @ArchTest
    static void everyLabelHasOneUser(JavaClasses classes) {
        Map<String, Set<String>> users = new TreeMap<>();
        Arrays.stream(Labels.values()).forEach(label -> users.put(label.name(), new TreeSet<>()));
        for (JavaClass user : classes) {
            if (user.isEquivalentTo(Labels.class)) {
                continue;
            }
            for (JavaFieldAccess access : user.getFieldAccessesFromSelf()) {
                if (access.getTargetOwner().isEquivalentTo(Labels.class)) {
                    users.computeIfAbsent(access.getTarget().getName(), name -> new TreeSet<>())
                            .add(user.getSimpleName());
                }
            }
        }
        assertThat(users)
                .allSatisfy((label, classesUsing) ->
                        assertThat(classesUsing).as(label).hasSize(1));
    }

    private static com.tngtech.archunit.lang.syntax.elements.ClassesShould floor(String tenant) {
        return noClasses().that().resideInAPackage(tenant).should();
    }

    private static ArchRule home(String library, String... homes) {
        DescribedPredicate<JavaClass> elsewhere = DescribedPredicate.not(resideInAnyPackage(homes));
        return noClasses()
                .that(elsewhere)
                .should()
                .dependOnClassesThat(resideInAPackage(library))
                .allowEmptyShould(true);
    }
}
