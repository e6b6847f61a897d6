/** 督办: who has to be pressed, who was, and how long each held what. */
@NullMarked
package org.caseledger.api.pages.supervision;

import org.jspecify.annotations.NullMarked;
