package dev.hasten.replay;

/**
 * What several threads got that called a method of one object at once.
 *
 * @param calls how many calls they made
 * @param others how many of them gave something else than the same call alone
 * @param alone the observation of such a call alone; empty where there was none
 * @param shared the observation of the same call among the others
 */
public record Together(long calls, long others, byte[] alone, byte[] shared) {}
