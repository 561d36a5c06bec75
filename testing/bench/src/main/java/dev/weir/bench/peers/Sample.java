package dev.weir.bench.peers;

/**
 * One run of a process.
 *
 * @param job what it did
 * @param entrant who did it
 * @param events how many it read
 * @param wall seconds on the clock
 * @param cpu seconds of processor time of the whole process
 * @param megabytes the most that was resident
 * @param gcShare what part of {@code wall} it stood still for the garbage collector
 */
record Sample(String job, String entrant, long events, double wall, double cpu, double megabytes, double gcShare) {}
