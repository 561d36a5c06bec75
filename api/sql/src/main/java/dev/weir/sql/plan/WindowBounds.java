package dev.weir.sql.plan;

/**
 * Which columns of a node hold the window of its rows.
 *
 * @param start index of the window's first millisecond
 * @param end index of the first millisecond after it
 * @param time index of its last millisecond, a time attribute; -1: it is not there
 * @param pointsInTime whether windows follow the session's calendar, those of TIMESTAMP_LTZ
 */
public record WindowBounds(int start, int end, int time, boolean pointsInTime) {}
