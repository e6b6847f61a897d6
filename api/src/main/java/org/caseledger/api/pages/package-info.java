/** The web office: pages over the same questions and commands that REST answers. */
@NullMarked
package org.caseledger.api.pages;

import org.jspecify.annotations.NullMarked;
