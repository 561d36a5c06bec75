package dev.weir.simulator;

import dev.weir.base.Seeds;
import dev.weir.testkit.ManualClock;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Gives turns to actors as a seed says: at random, sometimes none to one of them for a long while, sometimes one to an
 * actor who has nothing to do. Time passes in small random steps, and in a leap when nobody is ready. If it is told to,
 * it also has single actors stuck, for seconds, whatever they have to do. One thread.
 */
final class SeededScheduler {
    private static final int STARVED_TURNS = 200;
    private static final int STUCK_INVERSE_RATE = 1_500;
    private static final int LONGEST_STUCK_MILLIS = 20_000;

    private final long seed;
    private final SplittableRandom random;
    private final ManualClock clock;
    private final List<Actor> actors = new ArrayList<>();
    private @Nullable Actor starved;
    private int starvedTurns;
    private final boolean sticking;
    private @Nullable Actor stuck;
    private long stuckUntil;
    private long turns;
    private long trace;

    SeededScheduler(long seed, ManualClock clock, boolean sticking) {
        this.seed = seed;
        this.sticking = sticking;
        this.random = Seeds.generator(seed, "schedule");
        this.clock = clock;
    }

    void add(Actor actor) {
        actors.add(actor);
    }

    /** Gives one turn; false when nobody is left who could ever be ready. */
    boolean turn() {
        actors.removeIf(Actor::isGone);
        passTime();
        stick();
        List<Actor> ready = ready();
        if (ready.isEmpty() && !leap()) {
            return false;
        }
        if (ready.isEmpty()) {
            ready = ready();
        }
        Actor chosen = choose(ready);
        turns++;
        trace = Long.rotateLeft(trace, 7) * 31 + chosen.name().hashCode() + clock.millis();
        chosen.turn();
        return true;
    }

    /** How many turns there were. */
    long turns() {
        return turns;
    }

    /** A digest of who had which turn at what time. */
    long trace() {
        return trace;
    }

    /** Who is waiting for what, for messages. */
    String describe() {
        StringBuilder text = new StringBuilder("seed " + seed + ", turn " + turns + ", time " + clock.millis());
        for (Actor actor : actors) {
            text.append("\n  ").append(actor.name()).append(actor.isReady() ? ": ready" : ": waits");
        }
        return text.toString();
    }

    private void passTime() {
        int draw = random.nextInt(1000);
        if (draw < 50) {
            clock.advanceMillis(draw % 5);
        } else if (draw < 52) {
            clock.advanceMillis(random.nextInt(500));
        }
    }

    private void stick() {
        if (sticking && clock.millis() >= stuckUntil) {
            stuck = null;
            if (!actors.isEmpty() && random.nextInt(STUCK_INVERSE_RATE) == 0) {
                stuck = actors.get(random.nextInt(actors.size()));
                stuckUntil = clock.millis() + random.nextInt(LONGEST_STUCK_MILLIS >> random.nextInt(8));
            }
        }
    }

    /** When an actor can have a turn; {@link Actor#NEVER} while it has nothing to do. */
    private long turnTime(Actor actor) {
        long own = actor.isReady() ? Long.MIN_VALUE : actor.wakeUpTime();
        return actor == stuck && own != Actor.NEVER ? Math.max(own, stuckUntil) : own;
    }

    private List<Actor> ready() {
        long now = clock.millis();
        List<Actor> ready = new ArrayList<>();
        for (Actor actor : actors) {
            if (turnTime(actor) <= now) {
                ready.add(actor);
            }
        }
        return ready;
    }

    private boolean leap() {
        long earliest = Actor.NEVER;
        for (Actor actor : actors) {
            earliest = Math.min(earliest, turnTime(actor));
        }
        if (earliest == Actor.NEVER) {
            return false;
        }
        clock.advanceTo(earliest);
        return true;
    }

    private Actor choose(List<Actor> ready) {
        if (starvedTurns > 0) {
            starvedTurns--;
            if (ready.size() > 1) {
                ready.remove(starved);
            }
        } else if (random.nextInt(100) == 0) {
            starved = ready.get(random.nextInt(ready.size()));
            starvedTurns = random.nextInt(STARVED_TURNS);
        } else if (random.nextInt(50) == 0) {
            Actor any = actors.get(random.nextInt(actors.size()));
            if (any != stuck) {
                return any;
            }
        }
        return ready.get(random.nextInt(ready.size()));
    }
}
