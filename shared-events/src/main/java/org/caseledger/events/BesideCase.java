package org.caseledger.events;

/**
 * An event whose own stream says nothing: views see it as one of the case it concerns. Those of
 * incidents and samples are seen in their streams, whichever case they name.
 */
public interface BesideCase extends ConcernsCase {}
