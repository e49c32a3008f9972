package dev.hasten.probe.agent;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/** The outermost calls that one test makes on threads of one kind, in order. */
final class CallStream {
  final int number;
  final String test;
  final String thread;
  final AtomicLong calls = new AtomicLong();

  /** Bytes of the observations of its calls so far. */
  final AtomicLong bytes = new AtomicLong();

  private final Set<Thread> threads = new HashSet<>();

  CallStream(int number, String test, String thread) {
    this.number = number;
    this.test = test;
    this.thread = thread;
  }

  /** How the host names it. */
  String key() {
    return key(test, thread);
  }

  static String key(String test, String thread) {
    return test + " on " + thread;
  }

  synchronized void usedBy(Thread user) {
    threads.add(user);
  }

  synchronized int threads() {
    return threads.size();
  }

  /** The name of a thread without its numbers, which differ from run to run. */
  static String kindOf(Thread thread) {
    return thread.getName().replaceAll("[0-9]+", "#");
  }
}
