# Makes the figures that SeverityGoldenTests compare with. R 4.2.2, lme4 1.1-31; run in this folder: Rscript figures.R
# penicillin: Davies & Goldsmith (1972), as in lme4; the REML estimates are those printed in Bates et al., lme4's documentation.
# sparse, flat: rounds as the platform has them, drawn with a seed; "flat" has experts who are all equally severe, so that their variance is 0.
library(lme4)
options(digits = 15)

draw <- function(seed, applications, experts, sheets, severity) {
  set.seed(seed)
  worth <- rnorm(applications, 70, 9)
  severe <- rnorm(experts, 0, severity)
  rows <- do.call(rbind, lapply(seq_len(applications), function(a) {
    chosen <- sample(experts, sample(sheets, 1))
    data.frame(application = a, expert = chosen)
  }))
  noise <- rnorm(nrow(rows), 0, 4)
  rows$score <- round(pmin(100, pmax(0, worth[rows$application] + severe[rows$expert] + noise)), 4)
  rows[order(rows$application, rows$expert), ]
}

fit <- function(name, rows) {
  model <- lmer(score ~ 1 + (1 | application) + (1 | expert), rows, REML = TRUE,
                control = lmerControl(optimizer = "Nelder_Mead", optCtrl = list(FtolAbs = 1e-16, FtolRel = 1e-18, XtolRel = 1e-12, maxfun = 100000)))
  parts <- as.data.frame(VarCorr(model))
  variance <- function(group) parts$vcov[parts$grp == group]
  mean <- unname(fixef(model))
  write.csv(rows, paste0(name, ".csv"), row.names = FALSE, quote = FALSE)
  effects <- ranef(model)
  ordered <- function(group) effects[[group]][order(as.integer(rownames(effects[[group]]))), 1]
  figures <- rbind(
    data.frame(what = c("mean", "application-variance", "expert-variance", "residual-variance"), place = 0,
               value = c(mean, variance("application"), variance("expert"), variance("Residual"))),
    data.frame(what = "application", place = seq_along(ordered("application")), value = mean + ordered("application")),
    data.frame(what = "expert", place = seq_along(ordered("expert")), value = ordered("expert")))
  figures$value <- formatC(figures$value, digits = 10, format = "f")
  write.csv(figures, paste0(name, ".figures.csv"), row.names = FALSE, quote = FALSE)
}

plates <- data.frame(application = as.integer(Penicillin$plate), expert = as.integer(Penicillin$sample), score = Penicillin$diameter)
fit("penicillin", plates)
fit("sparse", draw(20181130, 40, 12, 3:5, 5))
fit("flat", draw(7, 30, 10, 3:5, 0))
