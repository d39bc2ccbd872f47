package dev.roost.gui.photos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roost.node.api.TimelineReport;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Months, rows and places on the sheet. */
class PlanTest {
    /** Four columns of 150. */
    private static final double WIDTH = 4 * 150 + 3 * Plan.GAP;

    private static Months months(long... photos) {
        return Months.of(new TimelineReport(
                0,
                IntStream.range(0, photos.length)
                        .mapToObj(i -> new TimelineReport.Month("m" + i, photos[i]))
                        .toList()));
    }

    @Test
    void aPhotoIsInItsMonthAndAMonthWithoutPhotosIsNone() {
        Months months = months(3, 0, 5);
        assertThat(months.count()).isEqualTo(2);
        assertThat(months.photos()).isEqualTo(8);
        assertThat(months.of(2)).isZero();
        assertThat(months.of(3)).isEqualTo(1);
        assertThat(months.name(1)).isEqualTo("m2");
        assertThatThrownBy(() -> months.of(8)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void everyPhotoLiesBelowItsHeadingAndNoTwoOverlap() {
        Plan plan = new Plan(months(9, 4, 1), WIDTH);
        assertThat(plan.tile()).isEqualTo(150);
        assertThat(plan.y(0)).isEqualTo(Plan.HEADING_HEIGHT);
        assertThat(plan.x(3)).isEqualTo(3 * 156);
        assertThat(plan.y(8)).isEqualTo(Plan.HEADING_HEIGHT + 2 * 156);
        assertThat(plan.y(9)).isEqualTo(plan.top(1) + Plan.HEADING_HEIGHT);
        assertThat(plan.top(1)).isGreaterThan(plan.y(8) + plan.tile());
        assertThat(plan.height()).isGreaterThan(plan.y(13) + plan.tile());
    }

    @Test
    void whatIsSeenAtAHeightIsFound() {
        Random random = new Random(3);
        Plan plan = new Plan(months(9, 4, 1, 250, 17), WIDTH);
        for (int i = 0; i < 1_000; i++) {
            double top = random.nextDouble() * plan.height();
            double bottom = top + 300;
            long first = plan.firstAt(top);
            long last = plan.lastAt(bottom);
            for (long photo = 0; photo < plan.months().photos(); photo++) {
                if (plan.y(photo) + plan.tile() > top && plan.y(photo) < bottom) {
                    assertThat(photo)
                            .as("photo at %s from %s", plan.y(photo), top)
                            .isBetween(first, last);
                }
            }
        }
    }

    @Test
    void upAndDownKeepTheColumnWhereThereIsOne() {
        Plan plan = new Plan(months(9, 2, 6), WIDTH);
        assertThat(plan.below(1)).isEqualTo(5);
        assertThat(plan.below(5)).isEqualTo(8);
        assertThat(plan.below(8)).isEqualTo(9);
        assertThat(plan.below(9)).isEqualTo(11);
        assertThat(plan.below(16)).isEqualTo(16);
        assertThat(plan.above(14)).isEqualTo(10);
        assertThat(plan.above(10)).isEqualTo(8);
        assertThat(plan.above(2)).isEqualTo(2);
    }

    @Test
    void aNarrowWindowHasOneColumnAndAnEmptySheetNoHeight() {
        assertThat(new Plan(months(3), 20).x(2)).isZero();
        assertThat(new Plan(Months.NONE, WIDTH).height()).isZero();
        assertThat(List.of(new Plan(months(3), 20).isLike(new Plan(months(3), 20))))
                .containsExactly(true);
    }
}
