package org.hemicycle.defaults.refusal;

/**
 * What is wrong with one field of a request.
 *
 * @param field its path in the body, such as {@code slot.end}
 * @param message what is wrong, in a sentence that does not repeat personal data
 */
public record FieldFault(String field, String message) {}
