WITH `step_1` AS (
  SELECT
    `globaleventid`,
    `sqldate`,
    `actor1code`,
    `actor2code`,
    `actor1countrycode`,
    `actor2countrycode`,
    `actor1type1code`,
    `actor2type1code`,
    `eventcode`,
    `quadclass`,
    `goldsteinscale`,
    `nummentions`,
    `numarticles`,
    `avgtone`,
    `sourceurl`
  FROM `gdelt-bq.gdeltv2.events`
), `step_2` AS (
  SELECT
    CAST(`globaleventid` AS STRING) AS `event_id`,
    CAST(`sqldate` AS STRING) AS `date`,
    CAST(`actor1code` AS STRING) AS `actor1`,
    CAST(`actor2code` AS STRING) AS `actor2`,
    CAST(`actor1countrycode` AS STRING) AS `country1`,
    CAST(`actor2countrycode` AS STRING) AS `country2`,
    CAST(`actor1type1code` AS STRING) AS `role1`,
    CAST(`actor2type1code` AS STRING) AS `role2`,
    CAST(`eventcode` AS STRING) AS `code`,
    CAST(`quadclass` AS STRING) AS `quad`,
    CAST(`goldsteinscale` AS STRING) AS `goldstein`,
    CAST(`nummentions` AS STRING) AS `mentions`,
    CAST(`numarticles` AS STRING) AS `articles`,
    CAST(`avgtone` AS STRING) AS `tone`,
    CAST(`sourceurl` AS STRING) AS `url`
  FROM `step_1`
  WHERE
    (
      `sqldate` >= 20220101 AND `sqldate` <= 20221231
    )
), `step_3` AS (
  SELECT
    `event_id`,
    `date`,
    `actor1`,
    `actor2`,
    `country1`,
    `country2`,
    `role1`,
    `role2`,
    `code`,
    CASE
      WHEN `quad` = '1'
      THEN CAST(1 AS INT64)
      ELSE CASE
        WHEN `quad` = '2'
        THEN CAST(2 AS INT64)
        ELSE CASE
          WHEN `quad` = '3'
          THEN CAST(3 AS INT64)
          ELSE CASE WHEN `quad` = '4' THEN CAST(4 AS INT64) ELSE CAST(NULL AS INT64) END
        END
      END
    END AS `quad`,
    `goldstein`,
    `mentions`,
    `articles`,
    `tone`,
    `url`,
    COALESCE(REGEXP_CONTAINS(`code`, '^[0-9]{2,4}$'), FALSE) AS `has_code`,
    COALESCE(
      REGEXP_CONTAINS(
        `date`,
        '^(?:(?:(?:19|20)[0-9][0-9](?:(?:0[13578]|1[02])(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)(?:0[1-9]|[12][0-9]|30)|02(?:0[1-9]|1[0-9]|2[0-8])))|(?:19|20)(?:0[48]|[2468][048]|[13579][26])0229|20000229)$'
      ),
      FALSE
    ) AS `has_date`,
    COALESCE(
      REGEXP_CONTAINS(`goldstein`, '^[-+]?[0-9]+(?:\\.[0-9]*)?(?:[eE][-+]?[0-9]+)?$'),
      FALSE
    ) AS `has_goldstein`,
    COALESCE(REGEXP_CONTAINS(`mentions`, '^[0-9]{1,9}$'), FALSE) AS `has_mentions`,
    COALESCE(REGEXP_CONTAINS(`articles`, '^[0-9]{1,9}$'), FALSE) AS `has_articles`,
    COALESCE(REGEXP_CONTAINS(`tone`, '^[-+]?[0-9]+(?:\\.[0-9]*)?(?:[eE][-+]?[0-9]+)?$'), FALSE) AS `has_tone`
  FROM `step_2`
), `step_4` AS (
  SELECT
    `event_id`,
    `date`,
    `actor1`,
    `actor2`,
    `country1`,
    `country2`,
    `role1`,
    `role2`,
    `code`,
    `quad`,
    `goldstein`,
    `mentions`,
    `articles`,
    `tone`,
    `url`,
    `has_code`,
    `has_date`,
    `has_goldstein`,
    `has_mentions`,
    `has_articles`,
    `has_tone`,
    CASE
      WHEN (
        `event_id` IS NULL
      )
      THEN CAST(1 AS INT64)
      ELSE CASE
        WHEN NOT (
          `has_date`
        )
        THEN CAST(2 AS INT64)
        ELSE CASE
          WHEN NOT (
            `has_code`
          )
          THEN CAST(3 AS INT64)
          ELSE CASE
            WHEN (
              `quad` IS NULL
            )
            THEN CAST(4 AS INT64)
            ELSE CASE
              WHEN NOT (
                `has_goldstein`
              )
              THEN CAST(5 AS INT64)
              ELSE CASE
                WHEN (
                  NOT (
                    `has_mentions`
                  ) AND NOT (
                    (
                      `mentions` IS NULL
                    )
                  )
                )
                THEN CAST(6 AS INT64)
                ELSE CASE
                  WHEN (
                    NOT (
                      `has_articles`
                    ) AND NOT (
                      (
                        `articles` IS NULL
                      )
                    )
                  )
                  THEN CAST(7 AS INT64)
                  ELSE CASE
                    WHEN (
                      NOT (
                        `has_tone`
                      ) AND NOT (
                        (
                          `tone` IS NULL
                        )
                      )
                    )
                    THEN CAST(8 AS INT64)
                    ELSE CAST(0 AS INT64)
                  END
                END
              END
            END
          END
        END
      END
    END AS `reason`
  FROM `step_3`
), `step_5` AS (
  SELECT
    `event_id`,
    CAST(CASE WHEN `has_date` THEN `date` END AS INT64) AS `date`,
    `actor1`,
    `actor2`,
    `country1`,
    `country2`,
    `role1`,
    `role2`,
    `code`,
    `quad`,
    CAST(CASE WHEN `has_goldstein` THEN `goldstein` END AS FLOAT64) AS `goldstein`,
    CAST(CASE WHEN `has_mentions` THEN `mentions` END AS INT64) AS `mentions`,
    CAST(CASE WHEN `has_articles` THEN `articles` END AS INT64) AS `articles`,
    CAST(CASE WHEN `has_tone` THEN `tone` END AS FLOAT64) AS `tone`,
    `url`,
    `has_code`,
    `has_date`,
    `has_goldstein`,
    `has_mentions`,
    `has_articles`,
    `has_tone`,
    `reason`,
    COALESCE(REGEXP_CONTAINS(`role1`, '^(?:GOV|MIL|COP|JUD|SPY|LEG|None)$'), TRUE) AS `is_state1`,
    COALESCE(REGEXP_CONTAINS(`role2`, '^(?:GOV|MIL|COP|JUD|SPY|LEG|None)$'), TRUE) AS `is_state2`
  FROM `step_4`
), `step_6` AS (
  SELECT
    `event_id` AS `event_id`,
    `date` AS `day`,
    `actor1` AS `actor1`,
    `actor2` AS `actor2`,
    `country1` AS `country1`,
    `country2` AS `country2`,
    `role1` AS `role1`,
    `role2` AS `role2`,
    `code` AS `code`,
    `quad` AS `quad`,
    `goldstein` AS `goldstein`,
    `mentions` AS `mentions`,
    `articles` AS `articles`,
    `tone` AS `tone`,
    `url` AS `url`,
    `has_code` AS `has_code`,
    `has_date` AS `has_date`,
    `has_goldstein` AS `has_goldstein`,
    `has_mentions` AS `has_mentions`,
    `has_articles` AS `has_articles`,
    `has_tone` AS `has_tone`,
    `reason` AS `reason`,
    `is_state1` AS `is_state1`,
    `is_state2` AS `is_state2`
  FROM `step_5`
), `step_7` AS (
  SELECT
    `event_id`,
    `day`,
    `actor1`,
    `actor2`,
    `country1`,
    `country2`,
    `role1`,
    `role2`,
    `code`,
    `quad`,
    `goldstein`,
    `mentions`,
    `articles`,
    `tone`,
    `url`,
    `has_code`,
    `has_date`,
    `has_goldstein`,
    `has_mentions`,
    `has_articles`,
    `has_tone`,
    `reason`,
    `is_state1`,
    `is_state2`,
    CAST(CASE
      WHEN 100 <> 0
      THEN FLOOR(
        CASE
          WHEN 100 <> 0
          THEN SAFE_DIVIDE(`day`, 100)
          WHEN 100 = 0
          THEN CASE
            WHEN `day` = 0
            THEN CAST('NaN' AS FLOAT64)
            WHEN `day` > 0
            THEN CAST('inf' AS FLOAT64)
            WHEN `day` < 0
            THEN CAST('-inf' AS FLOAT64)
          END
        END
      )
      ELSE NULL
    END AS INT64) AS `month`
  FROM `step_6`
), `step_8` AS (
  SELECT
    `country`,
    `ccode_1`,
    `first_1`,
    `last_1`,
    `ccode_2`,
    `first_2`,
    `last_2`
  FROM UNNEST(ARRAY<STRUCT<country STRING, ccode_1 INT64, first_1 INT64, last_1 INT64, ccode_2 INT64, first_2 INT64, last_2 INT64>>[
    ('AFG', 700, 19790101, 99991231, NULL, NULL, NULL),
    ('AFI', 522, 19790101, 99991231, NULL, NULL, NULL),
    ('AGO', 540, 19790101, 99991231, NULL, NULL, NULL),
    ('ALB', 339, 19790101, 99991231, NULL, NULL, NULL),
    ('AND', 232, 19930728, 99991231, NULL, NULL, NULL),
    ('ARE', 696, 19790101, 99991231, NULL, NULL, NULL),
    ('ARG', 160, 19790101, 99991231, NULL, NULL, NULL),
    ('ARM', 371, 19911226, 99991231, NULL, NULL, NULL),
    ('ATG', 58, 19811101, 99991231, NULL, NULL, NULL),
    ('AUS', 900, 19790101, 99991231, NULL, NULL, NULL),
    ('AUT', 305, 19790101, 99991231, NULL, NULL, NULL),
    ('AZE', 373, 19911226, 99991231, NULL, NULL, NULL),
    ('BDI', 516, 19790101, 99991231, NULL, NULL, NULL),
    ('BEL', 211, 19790101, 99991231, NULL, NULL, NULL),
    ('BEN', 434, 19790101, 99991231, NULL, NULL, NULL),
    ('BFA', 439, 19790101, 99991231, NULL, NULL, NULL),
    ('BGD', 771, 19790101, 99991231, NULL, NULL, NULL),
    ('BGR', 355, 19790101, 99991231, NULL, NULL, NULL),
    ('BHR', 692, 19790101, 99991231, NULL, NULL, NULL),
    ('BHS', 31, 19790101, 99991231, NULL, NULL, NULL),
    ('BIH', 346, 19920407, 99991231, NULL, NULL, NULL),
    ('BLR', 370, 19911226, 99991231, NULL, NULL, NULL),
    ('BLZ', 80, 19810921, 99991231, NULL, NULL, NULL),
    ('BOL', 145, 19790101, 99991231, NULL, NULL, NULL),
    ('BRA', 140, 19790101, 99991231, NULL, NULL, NULL),
    ('BRB', 53, 19790101, 99991231, NULL, NULL, NULL),
    ('BRN', 835, 19840101, 99991231, NULL, NULL, NULL),
    ('BTN', 760, 19790101, 99991231, NULL, NULL, NULL),
    ('BUR', 775, 19790101, 99991231, NULL, NULL, NULL),
    ('BWA', 571, 19790101, 99991231, NULL, NULL, NULL),
    ('BYS', 370, 19911226, 99991231, NULL, NULL, NULL),
    ('CAF', 482, 19790101, 99991231, NULL, NULL, NULL),
    ('CAN', 20, 19790101, 99991231, NULL, NULL, NULL),
    ('CHE', 225, 19790101, 99991231, NULL, NULL, NULL),
    ('CHL', 155, 19790101, 99991231, NULL, NULL, NULL),
    ('CHN', 710, 19790101, 99991231, NULL, NULL, NULL),
    ('CIV', 437, 19790101, 99991231, NULL, NULL, NULL),
    ('CMR', 471, 19790101, 99991231, NULL, NULL, NULL),
    ('COD', 490, 19790101, 99991231, NULL, NULL, NULL),
    ('COG', 484, 19790101, 99991231, NULL, NULL, NULL),
    ('COL', 100, 19790101, 99991231, NULL, NULL, NULL),
    ('COM', 581, 19790101, 99991231, NULL, NULL, NULL),
    ('CPV', 402, 19790101, 99991231, NULL, NULL, NULL),
    ('CRI', 94, 19790101, 99991231, NULL, NULL, NULL),
    ('CSK', 315, 19790101, 19921231, NULL, NULL, NULL),
    ('CUB', 40, 19790101, 99991231, NULL, NULL, NULL),
    ('CYP', 352, 19790101, 99991231, NULL, NULL, NULL),
    ('CZE', 316, 19930101, 99991231, NULL, NULL, NULL),
    ('DDR', 265, 19790101, 19901002, NULL, NULL, NULL),
    ('DEU', 260, 19790101, 19901002, 255, 19901003, 99991231),
    ('DHY', 434, 19790101, 99991231, NULL, NULL, NULL),
    ('DJI', 522, 19790101, 99991231, NULL, NULL, NULL),
    ('DMA', 54, 19790101, 99991231, NULL, NULL, NULL),
    ('DNK', 390, 19790101, 99991231, NULL, NULL, NULL),
    ('DOM', 42, 19790101, 99991231, NULL, NULL, NULL),
    ('DZA', 615, 19790101, 99991231, NULL, NULL, NULL),
    ('ECU', 130, 19790101, 99991231, NULL, NULL, NULL),
    ('EGY', 651, 19790101, 99991231, NULL, NULL, NULL),
    ('ERI', 531, 19930524, 99991231, NULL, NULL, NULL),
    ('ESP', 230, 19790101, 99991231, NULL, NULL, NULL),
    ('EST', 366, 19910906, 99991231, NULL, NULL, NULL),
    ('ETF', 530, 19790101, 99991231, NULL, NULL, NULL),
    ('ETH', 530, 19790101, 99991231, NULL, NULL, NULL),
    ('FIN', 375, 19790101, 99991231, NULL, NULL, NULL),
    ('FJI', 950, 19790101, 99991231, NULL, NULL, NULL),
    ('FRA', 220, 19790101, 99991231, NULL, NULL, NULL),
    ('FSM', 987, 19910917, 99991231, NULL, NULL, NULL),
    ('GAB', 481, 19790101, 99991231, NULL, NULL, NULL),
    ('GBR', 200, 19790101, 99991231, NULL, NULL, NULL),
    ('GEO', 372, 19911226, 99991231, NULL, NULL, NULL),
    ('GHA', 452, 19790101, 99991231, NULL, NULL, NULL),
    ('GIN', 438, 19790101, 99991231, NULL, NULL, NULL),
    ('GMB', 420, 19790101, 99991231, NULL, NULL, NULL),
    ('GNB', 404, 19790101, 99991231, NULL, NULL, NULL),
    ('GNQ', 411, 19790101, 99991231, NULL, NULL, NULL),
    ('GRC', 350, 19790101, 99991231, NULL, NULL, NULL),
    ('GRD', 55, 19790101, 99991231, NULL, NULL, NULL),
    ('GTM', 90, 19790101, 99991231, NULL, NULL, NULL),
    ('GUY', 110, 19790101, 99991231, NULL, NULL, NULL),
    ('HND', 91, 19790101, 99991231, NULL, NULL, NULL),
    ('HRV', 344, 19920115, 99991231, NULL, NULL, NULL),
    ('HTI', 41, 19790101, 99991231, NULL, NULL, NULL),
    ('HUN', 310, 19790101, 99991231, NULL, NULL, NULL),
    ('HVO', 439, 19790101, 99991231, NULL, NULL, NULL),
    ('IDN', 850, 19790101, 99991231, NULL, NULL, NULL),
    ('IND', 750, 19790101, 99991231, NULL, NULL, NULL),
    ('IRL', 205, 19790101, 99991231, NULL, NULL, NULL),
    ('IRN', 630, 19790101, 99991231, NULL, NULL, NULL),
    ('IRQ', 645, 19790101, 99991231, NULL, NULL, NULL),
    ('ISL', 395, 19790101, 99991231, NULL, NULL, NULL),
    ('ISR', 666, 19790101, 99991231, NULL, NULL, NULL),
    ('ITA', 325, 19790101, 99991231, NULL, NULL, NULL),
    ('JAM', 51, 19790101, 99991231, NULL, NULL, NULL),
    ('JOR', 663, 19790101, 99991231, NULL, NULL, NULL),
    ('JPN', 740, 19790101, 99991231, NULL, NULL, NULL),
    ('KAZ', 705, 19911226, 99991231, NULL, NULL, NULL),
    ('KEN', 501, 19790101, 99991231, NULL, NULL, NULL),
    ('KGZ', 703, 19911226, 99991231, NULL, NULL, NULL),
    ('KHM', 811, 19790101, 99991231, NULL, NULL, NULL),
    ('KIR', 946, 19990914, 99991231, NULL, NULL, NULL),
    ('KN1', 60, 19830919, 99991231, NULL, NULL, NULL),
    ('KNA', 60, 19830919, 99991231, NULL, NULL, NULL),
    ('KOR', 732, 19790101, 99991231, NULL, NULL, NULL),
    ('KOS', 347, 20080220, 99991231, NULL, NULL, NULL),
    ('KSV', 347, 20080220, 99991231, NULL, NULL, NULL),
    ('KWT', 690, 19790101, 99991231, NULL, NULL, NULL),
    ('LAO', 812, 19790101, 99991231, NULL, NULL, NULL),
    ('LBN', 660, 19790101, 99991231, NULL, NULL, NULL),
    ('LBR', 450, 19790101, 99991231, NULL, NULL, NULL),
    ('LBY', 620, 19790101, 99991231, NULL, NULL, NULL),
    ('LCA', 56, 19790222, 99991231, NULL, NULL, NULL),
    ('LIE', 223, 19900918, 99991231, NULL, NULL, NULL),
    ('LKA', 780, 19790101, 99991231, NULL, NULL, NULL),
    ('LSO', 570, 19790101, 99991231, NULL, NULL, NULL),
    ('LTU', 368, 19910906, 99991231, NULL, NULL, NULL),
    ('LUX', 212, 19790101, 99991231, NULL, NULL, NULL),
    ('LVA', 367, 19910906, 99991231, NULL, NULL, NULL),
    ('MAR', 600, 19790101, 99991231, NULL, NULL, NULL),
    ('MCO', 221, 19930528, 99991231, NULL, NULL, NULL),
    ('MDA', 359, 19911226, 99991231, NULL, NULL, NULL),
    ('MDG', 580, 19790101, 99991231, NULL, NULL, NULL),
    ('MDV', 781, 19790101, 99991231, NULL, NULL, NULL),
    ('MEX', 70, 19790101, 99991231, NULL, NULL, NULL),
    ('MHL', 983, 19910917, 99991231, NULL, NULL, NULL),
    ('MKD', 343, 19930408, 99991231, NULL, NULL, NULL),
    ('MLI', 432, 19790101, 99991231, NULL, NULL, NULL),
    ('MLT', 338, 19790101, 99991231, NULL, NULL, NULL),
    ('MMR', 775, 19790101, 99991231, NULL, NULL, NULL),
    ('MNE', 341, 20060612, 99991231, NULL, NULL, NULL),
    ('MNG', 712, 19790101, 99991231, NULL, NULL, NULL),
    ('MNT', 341, 20060612, 99991231, NULL, NULL, NULL),
    ('MOZ', 541, 19790101, 99991231, NULL, NULL, NULL),
    ('MRT', 435, 19790101, 99991231, NULL, NULL, NULL),
    ('MTN', 341, 20060612, 99991231, NULL, NULL, NULL),
    ('MUS', 590, 19790101, 99991231, NULL, NULL, NULL),
    ('MWI', 553, 19790101, 99991231, NULL, NULL, NULL),
    ('MYS', 820, 19790101, 99991231, NULL, NULL, NULL),
    ('NAM', 565, 19900321, 99991231, NULL, NULL, NULL),
    ('NER', 436, 19790101, 99991231, NULL, NULL, NULL),
    ('NGA', 475, 19790101, 99991231, NULL, NULL, NULL),
    ('NHB', 935, 19810915, 99991231, NULL, NULL, NULL),
    ('NIC', 93, 19790101, 99991231, NULL, NULL, NULL),
    ('NLD', 210, 19790101, 99991231, NULL, NULL, NULL),
    ('NOR', 385, 19790101, 99991231, NULL, NULL, NULL),
    ('NPL', 790, 19790101, 99991231, NULL, NULL, NULL),
    ('NRU', 970, 19990914, 99991231, NULL, NULL, NULL),
    ('NZL', 920, 19790101, 99991231, NULL, NULL, NULL),
    ('OMN', 698, 19790101, 99991231, NULL, NULL, NULL),
    ('PAK', 770, 19790101, 99991231, NULL, NULL, NULL),
    ('PAN', 95, 19790101, 99991231, NULL, NULL, NULL),
    ('PER', 135, 19790101, 99991231, NULL, NULL, NULL),
    ('PHL', 840, 19790101, 99991231, NULL, NULL, NULL),
    ('PLW', 986, 19941215, 99991231, NULL, NULL, NULL),
    ('PNG', 910, 19790101, 99991231, NULL, NULL, NULL),
    ('POL', 290, 19790101, 99991231, NULL, NULL, NULL),
    ('PRK', 731, 19790101, 99991231, NULL, NULL, NULL),
    ('PRT', 235, 19790101, 99991231, NULL, NULL, NULL),
    ('PRY', 150, 19790101, 99991231, NULL, NULL, NULL),
    ('QAT', 694, 19790101, 99991231, NULL, NULL, NULL),
    ('RHO', 552, 19790101, 99991231, NULL, NULL, NULL),
    ('RKS', 347, 20080220, 99991231, NULL, NULL, NULL),
    ('ROM', 360, 19790101, 99991231, NULL, NULL, NULL),
    ('ROU', 360, 19790101, 99991231, NULL, NULL, NULL),
    ('RUS', 365, 19790101, 99991231, NULL, NULL, NULL),
    ('RWA', 517, 19790101, 99991231, NULL, NULL, NULL),
    ('S19', 713, 19790101, 99991231, NULL, NULL, NULL),
    ('SAU', 670, 19790101, 99991231, NULL, NULL, NULL),
    ('SCG', 345, 19790101, 99991231, NULL, NULL, NULL),
    ('SDN', 625, 19790101, 99991231, NULL, NULL, NULL),
    ('SEN', 433, 19790101, 99991231, NULL, NULL, NULL),
    ('SER', 345, 19790101, 99991231, NULL, NULL, NULL),
    ('SGP', 830, 19790101, 99991231, NULL, NULL, NULL),
    ('SLB', 940, 19790101, 99991231, NULL, NULL, NULL),
    ('SLE', 451, 19790101, 99991231, NULL, NULL, NULL),
    ('SLV', 92, 19790101, 99991231, NULL, NULL, NULL),
    ('SMR', 331, 19920302, 99991231, NULL, NULL, NULL),
    ('SOM', 520, 19790101, 99991231, NULL, NULL, NULL),
    ('SRB', 345, 19790101, 99991231, NULL, NULL, NULL),
    ('SSD', 626, 20110709, 99991231, NULL, NULL, NULL),
    ('STP', 403, 19790101, 99991231, NULL, NULL, NULL),
    ('SUD', 625, 19790101, 99991231, NULL, NULL, NULL),
    ('SUN', 365, 19790101, 99991231, NULL, NULL, NULL),
    ('SUR', 115, 19790101, 99991231, NULL, NULL, NULL),
    ('SVK', 317, 19930101, 99991231, NULL, NULL, NULL),
    ('SVN', 349, 19920115, 99991231, NULL, NULL, NULL),
    ('SVU', 365, 19790101, 99991231, NULL, NULL, NULL),
    ('SWE', 380, 19790101, 99991231, NULL, NULL, NULL),
    ('SWZ', 572, 19790101, 99991231, NULL, NULL, NULL),
    ('SYC', 591, 19790101, 99991231, NULL, NULL, NULL),
    ('SYR', 652, 19790101, 99991231, NULL, NULL, NULL),
    ('TAN', 510, 19790101, 99991231, NULL, NULL, NULL),
    ('TCD', 483, 19790101, 99991231, NULL, NULL, NULL),
    ('TGO', 461, 19790101, 99991231, NULL, NULL, NULL),
    ('THA', 800, 19790101, 99991231, NULL, NULL, NULL),
    ('TJK', 702, 19911226, 99991231, NULL, NULL, NULL),
    ('TKM', 701, 19911226, 99991231, NULL, NULL, NULL),
    ('TLS', 860, 20020927, 99991231, NULL, NULL, NULL),
    ('TMP', 860, 20020927, 99991231, NULL, NULL, NULL),
    ('TON', 955, 19990914, 99991231, NULL, NULL, NULL),
    ('TTO', 52, 19790101, 99991231, NULL, NULL, NULL),
    ('TUN', 616, 19790101, 99991231, NULL, NULL, NULL),
    ('TUR', 640, 19790101, 99991231, NULL, NULL, NULL),
    ('TUV', 947, 20000905, 99991231, NULL, NULL, NULL),
    ('TWN', 713, 19790101, 99991231, NULL, NULL, NULL),
    ('TZA', 510, 19790101, 99991231, NULL, NULL, NULL),
    ('UGA', 500, 19790101, 99991231, NULL, NULL, NULL),
    ('UKR', 369, 19911226, 99991231, NULL, NULL, NULL),
    ('UNK', 347, 20080220, 99991231, NULL, NULL, NULL),
    ('URY', 165, 19790101, 99991231, NULL, NULL, NULL),
    ('USA', 2, 19790101, 99991231, NULL, NULL, NULL),
    ('UZB', 704, 19911226, 99991231, NULL, NULL, NULL),
    ('VCT', 57, 19791027, 99991231, NULL, NULL, NULL),
    ('VDR', 816, 19790101, 99991231, NULL, NULL, NULL),
    ('VEN', 101, 19790101, 99991231, NULL, NULL, NULL),
    ('VNM', 816, 19790101, 99991231, NULL, NULL, NULL),
    ('VUT', 935, 19810915, 99991231, NULL, NULL, NULL),
    ('WSM', 990, 19790101, 99991231, NULL, NULL, NULL),
    ('XKK', 347, 20080220, 99991231, NULL, NULL, NULL),
    ('XKX', 347, 20080220, 99991231, NULL, NULL, NULL),
    ('YAR', 678, 19790101, 19900521, NULL, NULL, NULL),
    ('YDR', 680, 19790101, 19900521, NULL, NULL, NULL),
    ('YEM', 678, 19790101, 19900521, 679, 19900522, 99991231),
    ('YMD', 680, 19790101, 19900521, NULL, NULL, NULL),
    ('YPR', 680, 19790101, 19900521, NULL, NULL, NULL),
    ('YUG', 345, 19790101, 99991231, NULL, NULL, NULL),
    ('ZAF', 560, 19790101, 99991231, NULL, NULL, NULL),
    ('ZAR', 490, 19790101, 99991231, NULL, NULL, NULL),
    ('ZMB', 551, 19790101, 99991231, NULL, NULL, NULL),
    ('ZPM', 820, 19790101, 99991231, NULL, NULL, NULL),
    ('ZWE', 552, 19790101, 99991231, NULL, NULL, NULL)
  ])
), `step_9` AS (
  SELECT
    `country` AS `country1`,
    `ccode_1` AS `ccode_1`,
    `first_1` AS `first_1`,
    `last_1` AS `last_1`,
    `ccode_2` AS `ccode_2`,
    `first_2` AS `first_2`,
    `last_2` AS `last_2`
  FROM `step_8`
), `step_10` AS (
  SELECT
    `country1` AS `country1`,
    `ccode_1` AS `ccode_1`,
    `first_1` AS `first_1`,
    `last_1` AS `last_1`,
    `ccode_2` AS `ccode_2`,
    `first_2` AS `first_2`,
    `last_2` AS `last_2`
  FROM `step_9`
), `step_11` AS (
  SELECT
    `step_7`.`event_id`,
    `step_7`.`day`,
    `step_7`.`actor1`,
    `step_7`.`actor2`,
    `step_7`.`country1`,
    `step_7`.`country2`,
    `step_7`.`role1`,
    `step_7`.`role2`,
    `step_7`.`code`,
    `step_7`.`quad`,
    `step_7`.`goldstein`,
    `step_7`.`mentions`,
    `step_7`.`articles`,
    `step_7`.`tone`,
    `step_7`.`url`,
    `step_7`.`has_code`,
    `step_7`.`has_date`,
    `step_7`.`has_goldstein`,
    `step_7`.`has_mentions`,
    `step_7`.`has_articles`,
    `step_7`.`has_tone`,
    `step_7`.`reason`,
    `step_7`.`is_state1`,
    `step_7`.`is_state2`,
    `step_7`.`month`,
    `step_10`.`ccode_1`,
    `step_10`.`first_1`,
    `step_10`.`last_1`,
    `step_10`.`ccode_2`,
    `step_10`.`first_2`,
    `step_10`.`last_2`
  FROM `step_7`
  LEFT OUTER JOIN `step_10`
    ON `step_7`.`country1` = `step_10`.`country1`
), `step_12` AS (
  SELECT
    `event_id`,
    `day`,
    `actor1`,
    `actor2`,
    `country1`,
    `country2`,
    `role1`,
    `role2`,
    `code`,
    `quad`,
    `goldstein`,
    `mentions`,
    `articles`,
    `tone`,
    `url`,
    `has_code`,
    `has_date`,
    `has_goldstein`,
    `has_mentions`,
    `has_articles`,
    `has_tone`,
    `reason`,
    `is_state1`,
    `is_state2`,
    `month`,
    `ccode_1`,
    `first_1`,
    `last_1`,
    `ccode_2`,
    `first_2`,
    `last_2`,
    CAST(CASE
      WHEN (
        `first_1` <= `day` AND `day` <= `last_1`
      )
      THEN `ccode_1`
      ELSE CASE
        WHEN (
          `first_2` <= `day` AND `day` <= `last_2`
        )
        THEN `ccode_2`
        ELSE CAST(NULL AS INT64)
      END
    END AS INT64) AS `ccode1`
  FROM `step_11`
), `step_13` AS (
  SELECT
    `event_id`,
    `day`,
    `actor1`,
    `actor2`,
    `country1`,
    `country2`,
    `role1`,
    `role2`,
    `code`,
    `quad`,
    `goldstein`,
    `mentions`,
    `articles`,
    `tone`,
    `url`,
    `has_code`,
    `has_date`,
    `has_goldstein`,
    `has_mentions`,
    `has_articles`,
    `has_tone`,
    `reason`,
    `is_state1`,
    `is_state2`,
    `month`,
    `ccode1`
  FROM `step_12`
), `step_14` AS (
  SELECT
    `country` AS `country2`,
    `ccode_1` AS `ccode_1`,
    `first_1` AS `first_1`,
    `last_1` AS `last_1`,
    `ccode_2` AS `ccode_2`,
    `first_2` AS `first_2`,
    `last_2` AS `last_2`
  FROM `step_8`
), `step_15` AS (
  SELECT
    `country2` AS `country2`,
    `ccode_1` AS `ccode_1`,
    `first_1` AS `first_1`,
    `last_1` AS `last_1`,
    `ccode_2` AS `ccode_2`,
    `first_2` AS `first_2`,
    `last_2` AS `last_2`
  FROM `step_14`
), `step_16` AS (
  SELECT
    `step_13`.`event_id`,
    `step_13`.`day`,
    `step_13`.`actor1`,
    `step_13`.`actor2`,
    `step_13`.`country1`,
    `step_13`.`country2`,
    `step_13`.`role1`,
    `step_13`.`role2`,
    `step_13`.`code`,
    `step_13`.`quad`,
    `step_13`.`goldstein`,
    `step_13`.`mentions`,
    `step_13`.`articles`,
    `step_13`.`tone`,
    `step_13`.`url`,
    `step_13`.`has_code`,
    `step_13`.`has_date`,
    `step_13`.`has_goldstein`,
    `step_13`.`has_mentions`,
    `step_13`.`has_articles`,
    `step_13`.`has_tone`,
    `step_13`.`reason`,
    `step_13`.`is_state1`,
    `step_13`.`is_state2`,
    `step_13`.`month`,
    `step_13`.`ccode1`,
    `step_15`.`ccode_1`,
    `step_15`.`first_1`,
    `step_15`.`last_1`,
    `step_15`.`ccode_2`,
    `step_15`.`first_2`,
    `step_15`.`last_2`
  FROM `step_13`
  LEFT OUTER JOIN `step_15`
    ON `step_13`.`country2` = `step_15`.`country2`
), `step_17` AS (
  SELECT
    `event_id`,
    `day`,
    `actor1`,
    `actor2`,
    `country1`,
    `country2`,
    `role1`,
    `role2`,
    `code`,
    `quad`,
    `goldstein`,
    `mentions`,
    `articles`,
    `tone`,
    `url`,
    `has_code`,
    `has_date`,
    `has_goldstein`,
    `has_mentions`,
    `has_articles`,
    `has_tone`,
    `reason`,
    `is_state1`,
    `is_state2`,
    `month`,
    `ccode1`,
    `ccode_1`,
    `first_1`,
    `last_1`,
    `ccode_2`,
    `first_2`,
    `last_2`,
    CAST(CASE
      WHEN (
        `first_1` <= `day` AND `day` <= `last_1`
      )
      THEN `ccode_1`
      ELSE CASE
        WHEN (
          `first_2` <= `day` AND `day` <= `last_2`
        )
        THEN `ccode_2`
        ELSE CAST(NULL AS INT64)
      END
    END AS INT64) AS `ccode2`
  FROM `step_16`
), `step_18` AS (
  SELECT
    `event_id`,
    `day`,
    `actor1`,
    `actor2`,
    `country1`,
    `country2`,
    `role1`,
    `role2`,
    `code`,
    `quad`,
    `goldstein`,
    `mentions`,
    `articles`,
    `tone`,
    `url`,
    `has_code`,
    `has_date`,
    `has_goldstein`,
    `has_mentions`,
    `has_articles`,
    `has_tone`,
    `reason`,
    `is_state1`,
    `is_state2`,
    `month`,
    `ccode1`,
    `ccode2`
  FROM `step_17`
), `step_19` AS (
  SELECT
    `event_id`,
    `day`,
    `month`,
    `ccode1`,
    `ccode2`,
    `is_state1`,
    `is_state2`,
    `actor1`,
    `actor2`,
    `code`,
    `quad`,
    `goldstein`,
    `mentions`,
    `articles`,
    `tone`,
    `url`,
    `reason`
  FROM `step_18`
), `step_20` AS (
  SELECT
    `event_id`,
    `day`,
    `month`,
    `ccode1`,
    `ccode2`,
    `code`,
    `quad`,
    MAX(`goldstein`) AS `goldstein`,
    MAX(`mentions`) AS `mentions`,
    MAX(`tone`) AS `tone`
  FROM `step_19`
  WHERE
    `reason` = 0
    AND (
      (
        `is_state1` AND `is_state2`
      ) AND `ccode1` <> `ccode2`
    )
  GROUP BY
    `event_id`,
    `day`,
    `month`,
    `ccode1`,
    `ccode2`,
    `code`,
    `quad`
), `step_21` AS (
  SELECT
    `event_id` AS `event_id`,
    `day` AS `day`,
    `month` AS `month`,
    `ccode1` AS `ccode1`,
    `ccode2` AS `ccode2`,
    `code` AS `code`,
    `quad` AS `quad`,
    `goldstein` AS `goldstein`,
    `mentions` AS `mentions`,
    `tone` AS `tone`
  FROM `step_20`
), `step_22` AS (
  SELECT
    `event_id`,
    `day`,
    `month`,
    `ccode1`,
    `ccode2`,
    `code`,
    `quad`,
    `goldstein`,
    `mentions`,
    `tone`
  FROM `step_21`
), `step_23` AS (
  SELECT
    `day`,
    `month`,
    `ccode1`,
    `ccode2`,
    `code`,
    MIN(`quad`) AS `quad`,
    AVG(`goldstein`) AS `goldstein`,
    COUNT(`event_id`) AS `reports`,
    COALESCE(SUM(`mentions`), 0) AS `mentions`,
    COUNT(`mentions`) AS `mentions_given`,
    COALESCE(SUM(`tone`), 0) AS `tone_sum`,
    COUNT(`tone`) AS `tones`
  FROM `step_22`
  GROUP BY
    `day`,
    `month`,
    `ccode1`,
    `ccode2`,
    `code`
), `step_24` AS (
  SELECT
    `day` AS `day`,
    `month` AS `month`,
    `ccode1` AS `ccode1`,
    `ccode2` AS `ccode2`,
    `code` AS `code`,
    `quad` AS `quad`,
    `goldstein` AS `goldstein`,
    `reports` AS `reports`,
    `mentions` AS `mentions`,
    `mentions_given` AS `mentions_given`,
    `tone_sum` AS `tone_sum`,
    `tones` AS `tones`
  FROM `step_23`
), `step_25` AS (
  SELECT
    `day`,
    `month`,
    `ccode1`,
    `ccode2`,
    `code`,
    `quad`,
    `goldstein`,
    `reports`,
    `mentions`,
    `mentions_given`,
    `tone_sum`,
    `tones`,
    CAST(1 AS INT64) AS `is_event`,
    CAST(`quad` = 1 AS INT64) AS `verbal_cooperation`,
    CAST(`quad` = 2 AS INT64) AS `material_cooperation`,
    CAST(`quad` = 3 AS INT64) AS `verbal_conflict`,
    CAST(`quad` = 4 AS INT64) AS `material_conflict`
  FROM `step_24`
), `step_26` AS (
  SELECT
    `day`,
    `month`,
    `ccode1`,
    `ccode2`,
    `code`,
    `quad`,
    `goldstein`,
    `reports`,
    `mentions`,
    `mentions_given`,
    `tone_sum`,
    `tones`,
    `is_event`,
    `verbal_cooperation`,
    `material_cooperation`,
    `verbal_conflict`,
    `material_conflict`
  FROM `step_25`
), `step_27` AS (
  SELECT
    `month`,
    `ccode1`,
    `ccode2`,
    COALESCE(SUM(`is_event`), 0) AS `events`,
    COALESCE(SUM(`reports`), 0) AS `reports`,
    COALESCE(SUM(`mentions`), 0) AS `mentions`,
    COALESCE(SUM(`mentions_given`), 0) AS `mentions_given`,
    COALESCE(SUM(`verbal_cooperation`), 0) AS `verbal_cooperation`,
    COALESCE(SUM(`material_cooperation`), 0) AS `material_cooperation`,
    COALESCE(SUM(`verbal_conflict`), 0) AS `verbal_conflict`,
    COALESCE(SUM(`material_conflict`), 0) AS `material_conflict`,
    AVG(`goldstein`) AS `goldstein_mean`,
    COALESCE(SUM(`goldstein`), 0) AS `goldstein_sum`,
    COALESCE(SUM(`tone_sum`), 0) AS `tone_sum`,
    COALESCE(SUM(`tones`), 0) AS `tones`
  FROM `step_26`
  GROUP BY
    `month`,
    `ccode1`,
    `ccode2`
), `step_28` AS (
  SELECT
    `month` AS `month`,
    `ccode1` AS `ccode1`,
    `ccode2` AS `ccode2`,
    `events` AS `events`,
    `reports` AS `reports`,
    `mentions` AS `mentions`,
    `mentions_given` AS `mentions_given`,
    `verbal_cooperation` AS `verbal_cooperation`,
    `material_cooperation` AS `material_cooperation`,
    `verbal_conflict` AS `verbal_conflict`,
    `material_conflict` AS `material_conflict`,
    `goldstein_mean` AS `goldstein_mean`,
    `goldstein_sum` AS `goldstein_sum`,
    `tone_sum` AS `tone_sum`,
    `tones` AS `tones`
  FROM `step_27`
), `step_29` AS (
  SELECT
    `month`,
    `event_id`,
    COUNT(*) AS `copies`
  FROM `step_19`
  WHERE
    `reason` = 0
  GROUP BY
    `month`,
    `event_id`
), `step_30` AS (
  SELECT
    `month` AS `month`,
    `event_id` AS `event_id`,
    `copies` AS `copies`
  FROM `step_29`
), `step_31` AS (
  SELECT
    `month`,
    `event_id`,
    `copies`
  FROM `step_30`
), `step_32` AS (
  SELECT
    `month`,
    COUNT(`event_id`) AS `all_reports`
  FROM `step_31`
  GROUP BY
    `month`
), `step_33` AS (
  SELECT
    `month` AS `month`,
    `all_reports` AS `all_reports`
  FROM `step_32`
), `step_34` AS (
  SELECT
    `month` AS `month`,
    `all_reports` AS `all_reports`
  FROM `step_33`
), `step_35` AS (
  SELECT
    `step_28`.`month`,
    `step_28`.`ccode1`,
    `step_28`.`ccode2`,
    `step_28`.`events`,
    `step_28`.`reports`,
    `step_28`.`mentions`,
    `step_28`.`mentions_given`,
    `step_28`.`verbal_cooperation`,
    `step_28`.`material_cooperation`,
    `step_28`.`verbal_conflict`,
    `step_28`.`material_conflict`,
    `step_28`.`goldstein_mean`,
    `step_28`.`goldstein_sum`,
    `step_28`.`tone_sum`,
    `step_28`.`tones`,
    `step_34`.`all_reports`
  FROM `step_28`
  LEFT OUTER JOIN `step_34`
    ON `step_28`.`month` = `step_34`.`month`
), `step_36` AS (
  SELECT
    `month`,
    `ccode1`,
    `ccode2`,
    `events`,
    `reports`,
    CASE WHEN `mentions_given` > 0 THEN `mentions` END AS `mentions`,
    `mentions_given`,
    `verbal_cooperation`,
    `material_cooperation`,
    `verbal_conflict`,
    `material_conflict`,
    `goldstein_mean`,
    `goldstein_sum`,
    `tone_sum`,
    `tones`,
    `all_reports`,
    CASE
      WHEN CAST(`events` AS FLOAT64) <> 0
      THEN SAFE_DIVIDE(
        CAST((
          (
            (
              `verbal_cooperation` + `material_cooperation`
            ) * 2
          ) - `events`
        ) AS FLOAT64),
        CAST(`events` AS FLOAT64)
      )
      WHEN CAST(`events` AS FLOAT64) = 0
      THEN CASE
        WHEN CAST((
          (
            (
              `verbal_cooperation` + `material_cooperation`
            ) * 2
          ) - `events`
        ) AS FLOAT64) = 0
        THEN CAST('NaN' AS FLOAT64)
        WHEN CAST((
          (
            (
              `verbal_cooperation` + `material_cooperation`
            ) * 2
          ) - `events`
        ) AS FLOAT64) > 0
        THEN CAST('inf' AS FLOAT64)
        WHEN CAST((
          (
            (
              `verbal_cooperation` + `material_cooperation`
            ) * 2
          ) - `events`
        ) AS FLOAT64) < 0
        THEN CAST('-inf' AS FLOAT64)
      END
    END AS `net_cooperation`,
    CASE
      WHEN CAST(`tones` AS FLOAT64) <> 0
      THEN SAFE_DIVIDE(CASE WHEN `tones` > 0 THEN `tone_sum` END, CAST(`tones` AS FLOAT64))
      WHEN CAST(`tones` AS FLOAT64) = 0
      THEN CASE
        WHEN CASE WHEN `tones` > 0 THEN `tone_sum` END = 0
        THEN CAST('NaN' AS FLOAT64)
        WHEN CASE WHEN `tones` > 0 THEN `tone_sum` END > 0
        THEN CAST('inf' AS FLOAT64)
        WHEN CASE WHEN `tones` > 0 THEN `tone_sum` END < 0
        THEN CAST('-inf' AS FLOAT64)
      END
    END AS `tone`,
    CASE
      WHEN `all_reports` <> 0
      THEN SAFE_DIVIDE((
        CAST(`reports` AS FLOAT64) * 1000000
      ), `all_reports`)
      WHEN `all_reports` = 0
      THEN CASE
        WHEN (
          CAST(`reports` AS FLOAT64) * 1000000
        ) = 0
        THEN CAST('NaN' AS FLOAT64)
        WHEN (
          CAST(`reports` AS FLOAT64) * 1000000
        ) > 0
        THEN CAST('inf' AS FLOAT64)
        WHEN (
          CAST(`reports` AS FLOAT64) * 1000000
        ) < 0
        THEN CAST('-inf' AS FLOAT64)
      END
    END AS `volume`
  FROM `step_35`
)
SELECT
  `month` AS `month`,
  `ccode1` AS `ccode1`,
  `ccode2` AS `ccode2`,
  CAST(`events` AS INT64) AS `events`,
  CAST(`reports` AS INT64) AS `reports`,
  CAST(`mentions` AS INT64) AS `mentions`,
  CAST(`verbal_cooperation` AS INT64) AS `verbal_cooperation`,
  CAST(`material_cooperation` AS INT64) AS `material_cooperation`,
  CAST(`verbal_conflict` AS INT64) AS `verbal_conflict`,
  CAST(`material_conflict` AS INT64) AS `material_conflict`,
  `goldstein_mean` AS `goldstein_mean`,
  `goldstein_sum` AS `goldstein_sum`,
  `net_cooperation` AS `net_cooperation`,
  `tone` AS `tone`,
  `volume` AS `volume`,
  CAST(`all_reports` AS INT64) AS `all_reports`
FROM `step_36`
