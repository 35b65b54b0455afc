using MultiTenant;
using StrictCors;

// The settings are in the folder of the program, so that it can be started from any folder.
var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });

// 1. The policy "tenants" is in appsettings.json. It queries the database about origins that its patterns do not match.
var answers = builder.Configuration.GetSection("TenantOrigins");
builder.Services.AddScoped<TenantOrigins>();
builder.Services.AddStrictCors().AddOriginSource<TenantOrigins>("tenants", answers.Bind);

// 2. The database: each tenant and the domains of its pages.
builder.Services.AddSingleton(new TenantDatabase(Path.Combine(AppContext.BaseDirectory, builder.Configuration["Database"]!)));

// 3. The instances share their answers through Redis. Without Redis, each instance queries for itself.
builder.Services.AddHybridCache();
if (builder.Configuration["Redis"] is { Length: > 0 } redis)
{
    builder.Services.AddRedis(redis);
}

builder.Services.AddProblemDetails();
builder.UseUsualAddress();
var app = builder.Build();
await app.Services.GetRequiredService<TenantDatabase>().CreateAsync();

// 4. The middleware: once, before everything that responds. The exception handler gives errors a response that pages can read.
app.UseExceptionHandler();
app.UseStrictCors();

// 5. What the pages of a tenant call: acme.localhost for acme. The policy allows the pages of this tenant only.
app.MapGet("/todos", (HttpRequest request) => $"What {TenantOrigins.TenantOf(request.Host.Host)} has to do");

// 6. What the operator calls.
app.MapDomains(answers.Get<StrictCorsOriginSourceOptions>() ?? new());

app.MapInstructions();
return await app.RunToEndAsync();
