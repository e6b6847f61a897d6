package org.caseledger.events;

/**
 * An event in a companion stream: views treat it as one of the case it concerns. Those of incidents and samples stay in
 * their own streams, whichever case they name.
 */
public interface BesideCase extends ConcernsCase {}
