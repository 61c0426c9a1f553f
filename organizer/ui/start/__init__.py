"""The first screen: name a campaign, open one, or look at the sample."""
