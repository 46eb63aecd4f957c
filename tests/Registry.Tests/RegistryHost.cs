using Testing.Services;

namespace Registry.Tests;

/// <summary>The registry service on real servers, for one test class.</summary>
public sealed class RegistryHost() : ServiceHost<Program>("registry");
