package dev.weir.runtime;

/** Passes wake-ups on to a driver that is not known when channels are laid. What comes before is dropped. */
final class Bell implements Waker {
    private volatile Waker listener = () -> {};

    void onRing(Waker driver) {
        listener = driver;
    }

    @Override
    public void wake() {
        listener.wake();
    }

    @Override
    public void interrupt() {
        listener.interrupt();
    }
}
