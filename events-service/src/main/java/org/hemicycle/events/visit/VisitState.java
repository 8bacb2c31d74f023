package org.hemicycle.events.visit;

/** How far a visit has come; the states between, up to the archive, follow as the work on visits deepens. */
public enum VisitState {
    /** Being prepared; nobody outside the office knows. */
    IDEA,
    /** Public; whoever it concerns is told of each change. */
    ANNOUNCED,
    /** Called off; it stays visible as cancelled where it was public. */
    CANCELLED
}
