package dev.weir.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.dataflow.Watermarks;
import org.junit.jupiter.api.Test;

class WatermarkMergeTest {
    private final WatermarkMerge merge = new WatermarkMerge();
    private final WatermarkMerge.Member a = merge.add();
    private final WatermarkMerge.Member b = merge.add();

    @Test
    void isTheLeastOfItsMembers() {
        merge.advance(a, 10);
        assertThat(merge.current()).isEqualTo(Watermarks.MIN);
        merge.advance(b, 7);
        assertThat(merge.current()).isEqualTo(7);
        merge.advance(b, 20);
        assertThat(merge.current()).isEqualTo(10);
    }

    @Test
    void neverGoesBack() {
        merge.advance(a, 10);
        merge.advance(b, 10);
        merge.advance(a, 5);
        assertThat(merge.current()).isEqualTo(10);
        merge.setIdle(b, true);
        merge.advance(a, 30);
        merge.setIdle(b, false);
        assertThat(merge.current()).isEqualTo(30);
        WatermarkMerge.Member late = merge.add();
        merge.advance(late, 3);
        assertThat(merge.current()).isEqualTo(30);
    }

    @Test
    void doesNotWaitForIdleMembers() {
        merge.setIdle(b, true);
        merge.advance(a, 10);
        assertThat(merge.current()).isEqualTo(10);
        assertThat(merge.isIdle()).isFalse();
    }

    @Test
    void ofIdleMembersTheHighestHolds() {
        merge.advance(a, 10);
        merge.advance(b, 20);
        merge.setIdle(a, true);
        assertThat(merge.current()).isEqualTo(20);
        merge.setIdle(b, true);
        assertThat(merge.isIdle()).isTrue();
        assertThat(merge.current()).isEqualTo(20);
        merge.setIdle(a, false);
        assertThat(merge.isIdle()).isFalse();
    }

    @Test
    void whatEndedMembersReachedHoldsWhenTheOthersAreIdle() {
        merge.setIdle(b, true);
        merge.advance(a, 10);
        merge.advance(a, Watermarks.MAX);
        merge.remove(a);
        assertThat(merge.isIdle()).isTrue();
        assertThat(merge.current()).isLessThan(Watermarks.MAX).isGreaterThanOrEqualTo(10);
    }

    @Test
    void anEndedMemberHoldsNobodyBack() {
        merge.advance(a, 10);
        merge.remove(b);
        assertThat(merge.current()).isEqualTo(10);
        merge.remove(a);
        assertThat(merge.size()).isZero();
        assertThat(merge.current()).isEqualTo(10);
    }
}
