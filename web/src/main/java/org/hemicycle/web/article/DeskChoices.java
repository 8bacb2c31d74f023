package org.hemicycle.web.article;

import java.util.List;
import org.hemicycle.web.page.Choice;
import org.hemicycle.web.upstream.Answer;

/**
 * What an editor chooses from.
 *
 * @param kinds kinds of pieces
 * @param languages languages that a piece can be in
 * @param areas areas it can concern; none when content-service is silent
 */
public record DeskChoices(List<Choice> kinds, List<Choice> languages, Answer<List<Choice>> areas) {}
