namespace FitStore.Storefront;

/// <summary>What the configuration lacks, in a sentence for whoever starts the program: it says what to set.</summary>
internal sealed class CannotStartException(string message) : Exception(message);
