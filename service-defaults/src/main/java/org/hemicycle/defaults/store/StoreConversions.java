package org.hemicycle.defaults.store;

import java.util.List;
import org.springframework.core.convert.converter.Converter;

/**
 * How a service's own value types stand in its documents, published as a bean; an id, for example, as plain text.
 *
 * @param converters writing and reading converters of Spring Data
 */
public record StoreConversions(List<Converter<?, ?>> converters) {}
