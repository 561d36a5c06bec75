/**
 * The {@code nexmark} connector: people, auctions and bids of an online auction house, as the Nexmark benchmark has
 * them. Every event follows from the seed and its number. Uses {@code dev.weir.dataflow}.
 */
@NullMarked
package dev.weir.nexmark;

import org.jspecify.annotations.NullMarked;
