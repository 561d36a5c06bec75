package dev.weir.runtime;

import dev.weir.dataflow.Watermarks;
import java.util.ArrayList;
import java.util.List;

/**
 * The event time where several streams meet, be they channels of a task or splits of a source: the least watermark of
 * the active ones. It never goes back.
 *
 * <p>Idle ones do not hold the others back. When all that have not ended are idle, none holds another back: the highest
 * watermark that any of them ever had holds then, and the whole is idle. A watermark of +∞ is an end. One thread.
 */
final class WatermarkMerge {
    /** One of the streams that meet. */
    static final class Member {
        private long watermark = Watermarks.MIN;
        private boolean idle;

        private Member() {}

        boolean isIdle() {
            return idle;
        }

        long watermark() {
            return watermark;
        }
    }

    private final List<Member> members = new ArrayList<>();
    private long highest = Watermarks.MIN; // of all members, but for MAX
    private long current = Watermarks.MIN;
    private boolean idle;

    /** Adds a stream of which nothing is known yet: it holds the others back. */
    Member add() {
        Member member = new Member();
        members.add(member);
        update();
        return member;
    }

    /** A stream's watermark has advanced; an earlier one is ignored. */
    void advance(Member member, long watermark) {
        if (watermark > member.watermark) {
            boolean held = member.watermark <= current;
            member.watermark = watermark;
            if (watermark != Watermarks.MAX) {
                highest = Math.max(highest, watermark);
            }
            if (held) {
                update();
            }
        }
    }

    /** A stream has become idle or active again. */
    void setIdle(Member member, boolean nowIdle) {
        if (member.idle != nowIdle) {
            member.idle = nowIdle;
            update();
        }
    }

    /** A stream has ended. */
    void remove(Member member) {
        members.remove(member);
        update();
    }

    /** Number of streams that have not ended. */
    int size() {
        return members.size();
    }

    /** The watermark of the whole. Stays where it is when the last stream has ended. */
    long current() {
        return current;
    }

    /** Whether all streams are idle. */
    boolean isIdle() {
        return idle;
    }

    private void update() {
        long least = Watermarks.MAX;
        boolean active = false;
        boolean waiting = false;
        for (Member member : members) {
            if (member.watermark != Watermarks.MAX) {
                waiting |= member.idle;
                active |= !member.idle;
                least = member.idle ? least : Math.min(least, member.watermark);
            }
        }
        idle = waiting && !active;
        if (idle) {
            current = Math.max(current, highest);
        } else if (!members.isEmpty()) {
            current = Math.max(current, least);
        }
    }
}
