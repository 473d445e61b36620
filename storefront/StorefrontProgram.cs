namespace FitStore.Storefront;

/// <summary>Names this program for tests, since two web projects make <c>Program</c> ambiguous.</summary>
internal sealed class StorefrontProgram;
