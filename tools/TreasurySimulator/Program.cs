using TreasurySimulator;

var app = Simulator.Build(args);
await app.RunAsync();
