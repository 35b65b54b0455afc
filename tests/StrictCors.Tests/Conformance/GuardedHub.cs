using Microsoft.AspNetCore.SignalR;

namespace StrictCors.Tests.Conformance;

public sealed class GuardedHub : Hub;
