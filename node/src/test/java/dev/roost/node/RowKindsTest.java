package dev.roost.node;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** One table holds the rows of several classes; the first letter of a key says whose it is. */
class RowKindsTest {
    /** Those whose rows lie in tables of their own. */
    private static final Set<String> OTHER_TABLES =
            Set.of("NameFold", "Offers", "OwnAcks", "OwnLog", "Receipts", "RosterBook", "RunningClock", "ScrubBook");

    @Test
    void noTwoKindsOfRowsBeginAlike() throws Exception {
        Map<Character, String> owners = new TreeMap<>();
        for (JavaClass one : new ClassFileImporter()
                .importPackages("dev.roost.node.library", "dev.roost.node.photo", "dev.roost.node.keep")) {
            for (JavaField field : one.getFields()) {
                boolean kind = field.getModifiers().contains(JavaModifier.STATIC)
                        && field.getRawType().isEquivalentTo(char.class);
                if (kind && !OTHER_TABLES.contains(one.getSimpleName())) {
                    java.lang.reflect.Field reflected = field.reflect();
                    reflected.setAccessible(true);
                    String before = owners.put(reflected.getChar(null), field.getFullName());
                    assertThat(before).as(field.getFullName()).isNull();
                }
            }
        }
        assertThat(owners).hasSizeGreaterThan(20);
    }
}
