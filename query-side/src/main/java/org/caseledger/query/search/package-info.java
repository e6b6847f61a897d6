/**
 * Finds cases by the words in them, sealed ones too, through an index that shows no word: each term is kept as a keyed
 * number, so that neither the database nor a dump of it tells what was written.
 *
 * <p>PostgreSQL's own full text does not know Chinese, and its trigrams need three characters where two are the norm:
 * terms are the single characters and pairs of Chinese text, made here.
 */
@org.jspecify.annotations.NullMarked
package org.caseledger.query.search;
