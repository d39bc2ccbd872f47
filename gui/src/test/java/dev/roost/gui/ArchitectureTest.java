package dev.roost.gui;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.util.Random;
import org.jspecify.annotations.NullMarked;

/** The top floor: it knows the node by its one door, and its presenters know no toolkit. */
@AnalyzeClasses(packages = "dev.roost.gui", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String[] TOOLKIT = {"javafx..", "atlantafx..", "org.kordamp..", "com.sun.."};

    @ArchTest
    static final ArchRule packagesFormNoCycle =
            slices().matching("dev.roost.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule screensKnowTheNodeByItsOneDoor = noClasses()
            .that()
            .resideOutsideOfPackage("dev.roost.gui.app..")
            .should()
            .dependOnClassesThat(resideInAPackage("dev.roost..")
                    .and(DescribedPredicate.not(resideInAnyPackage("dev.roost.gui..", "dev.roost.node.api.."))));

    @ArchTest
    static final ArchRule onlyTheProgramStartsANode = noClasses()
            .that()
            .resideInAPackage("dev.roost.gui.app..")
            .should()
            .dependOnClassesThat(resideInAPackage("dev.roost..")
                    .and(DescribedPredicate.not(resideInAnyPackage(
                            "dev.roost.gui..",
                            "dev.roost.node.api..",
                            "dev.roost.node.app..",
                            "dev.roost.node.control.."))));

    @ArchTest
    static final ArchRule screensDoNotKnowEachOther = noClasses()
            .that()
            .resideInAnyPackage(
                    "dev.roost.gui.(home|devices|restore|setup|settings|pairing|photos|grid|viewer|timeline|trash)..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.roost.gui.app..");

    @ArchTest
    static final ArchRule presentersKnowNoToolkit = noClasses()
            .that()
            .resideInAnyPackage("dev.roost.gui.text..", "dev.roost.gui.work..", "dev.roost.gui.photos..")
            .or()
            .haveSimpleNameEndingWith("Presenter")
            .or()
            .haveSimpleNameEndingWith("State")
            .should()
            .dependOnClassesThat(resideInAnyPackage(TOOLKIT));

    @ArchTest
    static final ArchRule timeAndChanceArePassedIn = noClasses()
            .should()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(Thread.class, "sleep", long.class)
            .orShould()
            .callMethod(Math.class, "random")
            .orShould()
            .callConstructor(Random.class);

    @ArchTest
    static void everyPackageIsMarkedForTheNullCheck(JavaClasses classes) {
        assertThat(classes.stream()
                        .map(JavaClass::getPackage)
                        .filter(room -> !room.isAnnotatedWith(NullMarked.class))
                        .map(JavaPackage::getName))
                .isEmpty();
    }
}
