package dev.weir.chaos;

import java.util.SplittableRandom;

/** Who is killed, and when: drawn from the seed. */
record Blow(Victim victim, Moment moment, int delayMillis, int pauseMillis, boolean waitsForBroker) {
    private static final int MOST_CHANCES = 8;

    /** Who is killed. */
    enum Victim {
        WEIR,
        BROKER,
        BOTH;

        boolean hitsWeir() {
            return this != BROKER;
        }

        boolean hitsBroker() {
            return this != WEIR;
        }
    }

    /** When: each is followed by a delay of its own. */
    enum Moment {
        /** Whatever is being done: some seconds after all were up. */
        ANY(3000),
        /** While Weir starts, restores and takes up what was left. */
        START(2500),
        /** When the first file of a checkpoint is there that is not durable yet. */
        CHECKPOINT(15),
        /** When a checkpoint has become durable, and what it has prepared is being committed. */
        COMMIT(8);

        private final int mostMillis;

        Moment(int mostMillis) {
            this.mostMillis = mostMillis;
        }
    }

    static Blow next(SplittableRandom random) {
        int chance = random.nextInt(MOST_CHANCES);
        Victim victim = chance < 5 ? Victim.WEIR : chance < 7 ? Victim.BROKER : Victim.BOTH;
        Moment moment = Moment.values()[random.nextInt(Moment.values().length)];
        return new Blow(victim, moment, random.nextInt(moment.mostMillis), random.nextInt(1500), random.nextBoolean());
    }
}
