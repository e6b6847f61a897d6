/** What happened: the events of a complaint and the words of the domain. */
@NullMarked
package org.caseledger.events;

import org.jspecify.annotations.NullMarked;
