using Testing.Services;

namespace Applications.Tests;

/// <summary>The applications service on real servers, for one test class.</summary>
public sealed class ApplicationsHost() : ServiceHost<Program>("applications");
